package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// What one or two sentences of a Wednesday, 10 September 2025, tell of visits:
// "GUEST>HOST STATUS DATE" each.
func TestVisits(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ name, lang, text, want string }{
		{"the visit of A to P", "en", "Iranian Foreign Minister Abbas Araghchi criticised the recent trip of Turkish President Recep Tayyip Erdogan to Baku.", "TR>AZ OCCURRED"},
		{"the visitor's own visit in another's words", "en", "Iranian spokesman Esmaeil Baghaei reacted to British Prime Minister Keir Starmer's remarks during his visit to Riyadh.", "GB>SA OCCURRED"},
		{"who visited", "en", "Iranian President Masoud Pezeshkian thanked Omani Foreign Minister Badr al-Busaidi, who visited Tehran on Sunday.", "OM>IR OCCURRED 2025-09-07"},
		{"strangers travel", "en", "Iranian Interior Minister Eskandar Momeni said that two million pilgrims travelled to Iraq.", ""},
		{"a visit to no state", "en", "US President Donald Trump praised his trip to the region. Iran and China watched.", ""},
		{"to the capital", "en", "Turkish Foreign Minister Hakan Fidan will pay a visit to the Iranian capital next week.", "TR>IR PLANNED 2025-09-15/2025-09-21"},
		{"a delegation from many firms", "en", "A Belgian trade delegation of 200 people from 140 companies arrived in Tehran on Sunday.", "BE>IR ONGOING 2025-09-07"},
		{"under consideration", "en", "A Turkish official said a visit to Ankara by US Secretary of State Marco Rubio for talks was under consideration.", "US>TR PLANNED"},
		{"an aide of one who stays is a visitor", "en", "Iranian Foreign Minister Abbas Araghchi's aide visits Moscow.", "IR>RU OCCURRED"},
		{"the days of a stay", "en", "Iranian Foreign Minister Abbas Araghchi will visit Oman this month. He will be in Muscat from September 20 to 22.", "IR>OM PLANNED 2025-09-20/2025-09-22"},
		{"a day in a week", "en", "Iranian Foreign Minister Abbas Araghchi will visit Oman next week. The trip is set for September 16.", "IR>OM PLANNED 2025-09-16"},
		{"somebody else's stay", "en", "Iranian Foreign Minister Abbas Araghchi will visit Oman. Turkish President Recep Tayyip Erdogan will be in Muscat on September 20.", "IR>OM PLANNED"},
		{"a state's own town", "en", "A Chinese delegation will visit Iran’s Chabahar soon.", "CN>IR PLANNED"},
		{"the two states of", "en", "Iranian Foreign Minister Abbas Araghchi visited the two Arab states of Qatar and Kuwait.", "IR>QA OCCURRED; IR>KW OCCURRED"},
		{"by the last word of a known name", "en", "The Azerbaijani leader Ilham Aliyev is well known. President Aliyev visited Tehran on Monday.", "AZ>IR OCCURRED 2025-09-08"},
		{"the minister goes to P and Q", "ur", "وزیراعظم آذربائیجان اور ایران کا دورہ کریں گے۔ پاکستان خوش ہے۔", "PK>AZ PLANNED; PK>IR PLANNED"},
		{"the minister reaches P", "ur", "وزیراعظم سعودی عرب پہنچ گئے۔ پاکستان خوش ہے۔", "PK>SA ONGOING"},
		{"strangers visit", "ur", "ترک صدر نے کہا ہے کہ گزشتہ سال دس لاکھ سیاحوں نے پاکستان کا دورہ کیا۔", ""},
		{"what reaches as far as P", "ur", "ایرانی صدر نے کہا کہ جنگ اب لبنان اور شام تک پہنچ گئی ہے۔", ""},
		{"a president's envoy", "ur", "امریکی صدر ڈونلڈ ٹرمپ کے خصوصی نمائندے پاکستان کے دورے پر ہیں۔", "US>PK ONGOING"},
		{"a mission", "ur", "آئی ایم ایف مشن نے پاکستان کا دورہ کیا۔", "IMF>PK OCCURRED"},
		{"delayed", "ur", "آئی ایم ایف وفد کا دورہ پاکستان تاخیر کا شکار ہو گیا ہے۔", "IMF>PK POSTPONED"},
		{"west of a town", "en", "President Donald Trump will travel to West Berlin on September 12 to speak, and hold talks there.", "US>DE PLANNED 2025-09-12"},
		{"another's envoy behind the goal", "en", "Before heading to Vienna, US special envoy Steve Witkoff spoke to the press.", "US>AT PLANNED"},
		{"from elsewhere to where it is written", "en", "MOSCOW, September 9 - US Secretary of State Marco Rubio arrived from Helsinki on Tuesday.", "US>RU ONGOING 2025-09-09"},
		{"leaves tomorrow for next week's visit", "en", "British Foreign Minister David Lammy leaves for Japan tomorrow. Lammy will speak of trade during his visit. The visit to Japan by Lammy next week is the first.", "GB>JP PLANNED 2025-09-11"},
		{"come for what is planned", "ur", "ترک صدر سربراہ اجلاس میں شرکت کیلئے منگل کی سہ پہر اسلام آباد پہنچ گئے۔", "TR>PK ONGOING 2025-09-09"},
		{"will come", "ur", "آئی ایم ایف وفد آئندہ ماہ پاکستان آئے گا۔", "IMF>PK PLANNED 2025-10"},
		{"set for a day", "en", "Iranian President Masoud Pezeshkian will visit Pakistan. The two-day visit will begin on September 25.", "IR>PK PLANNED 2025-09-25"},
		{"the visit is for something", "en", "Iranian President Masoud Pezeshkian spoke of trade. The visit is aimed at dialogue with the United States.", ""},
		{"the days of a tour", "ur", "وزیراعظم شہباز شریف ترکیہ، ایران اور آذربائیجان کا دورہ کریں گے۔ یہ دورہ 25 سے 30 ستمبر تک جاری رہے گا۔", "PK>TR PLANNED 2025-09-25/2025-09-30; PK>IR PLANNED 2025-09-25/2025-09-30; PK>AZ PLANNED 2025-09-25/2025-09-30"},
		{"on an official visit, arrived", "ur", "ایرانی وزیر خارجہ سرکاری دورے پر پیر کو پاکستان پہنچے تھے۔", "IR>PK ONGOING 2025-09-08"},
		{"will go to P and Q as well", "ur", "ایرانی صدر قطر اور پاکستان بھی جائیں گے۔", "IR>QA PLANNED; IR>PK PLANNED"},
		{"will not go", "ur", "ایرانی صدر دورے میں قطر نہیں جائیں گے۔", ""},
		{"the stops of a tour", "ur", "ایرانی صدر قطر اور عمان کے بعد پاکستان پہنچ گئے۔", "IR>PK ONGOING; IR>QA OCCURRED; IR>OM OCCURRED"},
		{"after what P did", "ur", "بھارت کے حملے کے بعد ایرانی وزیر خارجہ پاکستان پہنچ گئے۔", "IR>PK ONGOING"},
		{"possible", "en", "RUBIO VISIT TO MOSCOW POSSIBLE, SAY OFFICIALS", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := read(t, r, &graph.Article{Text: tt.text, Lang: tt.lang, Published: "2025-09-10"})
			var got []string
			for _, m := range x.Mentions {
				if m.Type != graph.VisitType {
					continue
				}
				line := fmt.Sprintf("%s>%s %s", m.Guest, m.Host, m.Status)
				if m.Date != nil {
					line += " " + m.Date.EDTF
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}
