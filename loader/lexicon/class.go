package lexicon

// Class is what a form is: the list that it stands in.
type Class uint8

// The classes, and what ID and Attr of an entry are in each.
const (
	Unknown  Class = iota
	Name           // a country's name: ID its ISO code
	Demonym        // a country's people or adjective: ID its ISO code
	Capital        // a place that stands for a state: ID its ISO code
	Office         // ID the office type, Attr its rank
	Honor          // an honorific before a name
	Org            // an international organisation: ID its code, Attr its kind
	Ministry       // a ministry or foreign office: ID its kind
	Group          // people without a name: ID delegation, officials, business …
	Sector         // ID its code
	Place          // a town or building: ID country/slug
	Person         // a known person: ID country/skeleton, Attr usual office
	Trigger        // a word of an event: ID type:kind, Attr its flags
	Month          // ID 1 to 12
	Weekday        // ID 1 (Monday) to 7
	Relative       // a relative date: ID such as day:-1, month:+1
	Number         // a number word: ID the number
	Anaphor        // ID pair, persons, guest …
	Agency         // a news agency: ID its code, Attr its authority
	Word           // a function word: ID its role (agent, with, of, in …)
	Verb           // a finite verb: ID its tense
	Cue            // ID negation, planned, background …
	Act            // a word of what else a state does, or the thing to which it does it: ID kind:thing, Attr its flags
	Stop           // a common word or fixed phrase that is no name: ID says what it is
)

// Classes is a set of classes, a bit each: 1<<Name | 1<<Org.
type Classes uint32

func (s Classes) has(c Class) bool { return s>>c&1 != 0 }

// classesOf are the classes of some entries.
func classesOf(entries []Entry) Classes {
	var s Classes
	for i := range entries {
		s |= 1 << entries[i].Class
	}
	return s
}

// Entry is one meaning of a form.
type Entry struct {
	Class Class
	ID    string
	Attr  string
}
