package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// What one or two sentences tell of meetings and agreements: "KIND PARTIES STATUS" each.
func TestFrames(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ name, lang, text, want string }{
		{"the meeting leads the sentence in", "en", "In a Monday meeting, Iranian Oil Minister Bijan Namdar Zanganeh and Bulgarian Energy Minister Temenuzhka Petkova discussed gas.", "MEETING BG,IR OCCURRED"},
		{"in talks with B, A said", "en", "In talks with Indian Foreign Minister S. Jaishankar, Omani Foreign Minister Badr al-Busaidi praised the ties.", "TALKS IN,OM OCCURRED"},
		{"their meeting", "en", "President Reagan wrote to Mikhail Gorbachev about their first summit in Geneva.", "SUMMIT SU,US OCCURRED"},
		{"a verb takes the time of the one it is joined to", "en", "Prime Minister Yasuhiro Nakasone of Japan will travel to the United States and hold talks with President Reagan.", "TALKS JP,US PLANNED"},
		{"between two states is tension, no meeting", "en", "Iraq said the talks are to ease tension between Iran and Saudi Arabia.", ""},
		{"a press conference is no conference", "en", "Iranian President Hassan Rouhani spoke at a joint press conference with Indian Prime Minister Narendra Modi.", ""},
		{"a partner whom nobody knows", "en", "Iran and Russia disagree. The two sides said talks between Smith and Jones failed to impress.", ""},
		{"a courtesy call", "en", "The Crown Prince of Saudi Arabia paid a brief courtesy call on President Reagan.", "MEETING SA,US OCCURRED"},
		{"called on to do is urged", "en", "The foreign minister of Estonia called on Germany to send help.", ""},
		{"called on behind two titles", "en", "Iranian lawmaker Reza Ahmadi called on U.S. President-elect Joe Biden to return to the deal.", ""},
		{"the place of the talks takes no part", "en", "A European diplomat leading the Vienna talks on Iran's programme spoke.", ""},
		{"a member of a state's body", "en", "Iranian Foreign Minister Abbas Araghchi had a meeting with a member of China's Policy Advisory Committee in Tehran.", "MEETING CN,IR OCCURRED"},
		{"one office of two states", "en", "In a phone conversation on Thursday, the interior ministers of Iran and Turkey condemned the attack.", "CALL IR,TR OCCURRED"},
		{"who somebody is, by another's office", "en", "Anton Belov, the Russian president's special envoy, came to Tehran. In a meeting with Iranian Foreign Minister Abbas Araghchi, Belov praised the ties.", "MEETING IR,RU OCCURRED"},
		{"no prospect", "en", "Iran does not see a prospect for talks with the United States.", ""},
		{"the next round", "en", "The next round of talks between Iran and Oman is planned in Muscat.", "TALKS IR,OM PLANNED"},
		{"separate meetings", "en", "Iranian President Hassan Rouhani held separate meetings with Swiss President Ueli Maurer and Swedish Prime Minister Stefan Lofven.", "MEETING CH,IR OCCURRED; MEETING IR,SE OCCURRED"},
		{"the chairs of a commission", "en", "Iranian Energy Minister Reza Ardakanian and Russian Energy Minister Alexander Novak, who are the chairs of the joint commission, discussed oil in a phone conversation.", "CALL IR,RU OCCURRED"},
		{"a trade deal between two is no meeting", "en", "The envoy praised the meeting under a free trade agreement between Iran and Armenia.", ""},
		{"met him", "ur", "ایرانی صدر نے اسلام آباد میں خطاب کیا۔ پاکستان کے وزیراعظم نے ان سے ملاقات کی۔", "MEETING IR,PK OCCURRED"},
		{"met his own", "ur", "ایرانی صدر نے خطاب کیا۔ ایرانی وزیر خارجہ نے ان سے ملاقات کی۔", ""},
		{"a trade agreement", "ur", "امریکا اور قطر کے درمیان تجارتی معاہدے طے پا گئے۔", "AGREEMENT QA,US SIGNED"},
		{"the headline sums up the call", "ur", "date 2025-05-20 امریکی صدر ڈونلڈ ٹرمپ کا روسی صدر ولادیمیر پوتن سے تبادلہ خیال\nامریکی صدر ڈونلڈ ٹرمپ نے روسی صدر ولادیمیر پوتن کو ٹیلی فون کیا۔", "CALL RU,US OCCURRED"},
		{"what somebody wants done", "ur", "ضروری ہے کہ پاکستان اور بھارت سنجیدگی سے مذاکرات کریں۔", ""},
		{"meetings of nobody named", "en", "The foreign ministers of Iran, Russia and Turkey met in Sochi. The two leaders praised separate meetings.", "MEETING IR,RU,TR OCCURRED"},
		{"meetings one by one", "ur", "پاکستان کے وزیر خارجہ نے چین کے وزیر خارجہ اور ایران کے وزیر خارجہ سے الگ الگ ملاقاتیں کیں۔", "MEETING CN,PK OCCURRED; MEETING IR,PK OCCURRED"},
		{"a company signs for itself", "ur", "کینیا اور امریکا خاموش ہیں۔ امریکا میں مقدمہ ہے۔ کینیا میں اڈانی گروپ کی ایک کمپنی نے بجلی کے معاہدے پر دستخط کیے۔", ""},
		{"the two countries sign", "ur", "پاکستان اور چین کے وزرائے خارجہ نے ملاقات کی۔ دونوں ممالک نے مفاہمت کی یادداشت پر دستخط کیے۔", "MEETING CN,PK OCCURRED; MOU CN,PK SIGNED"},
		{"signed after the talks", "en", "Iranian President Hassan Rouhani met Indian Prime Minister Narendra Modi. After the meeting an agreement was signed.", "MEETING IN,IR OCCURRED; AGREEMENT IN,IR SIGNED"},
		{"an alias in brackets", "ur", "پاکستان اور عالمی مالیاتی فنڈ (آئی ایم ایف)کے درمیان مذاکرات مکمل ہو گئے۔", "TALKS PK,IMF OCCURRED"},
		{"an institution of a state in a list", "ur", "پاکستان ہاکی فیڈریشن اور جاپان کے وفد کی لاہور میں ملاقات ہوئی۔", "MEETING JP,PK OCCURRED"},
		{"a title that no list knows", "ur", "پاکستان کے وزیر صحت نے برطانیہ کے چیف میڈیکل ایڈوائزر سے ملاقات کی۔", "MEETING GB,PK OCCURRED"},
		{"a town behind its state takes no part", "ur", "ارجنٹائن کے شہر روساریو میں پاکستان کے وزیر خارجہ نے چین کے وزیر خارجہ سے ملاقات کی۔", "MEETING CN,PK OCCURRED"},
		{"talks that are only wished for", "ur", "پاکستان اور بھارت کو مذاکرات کی میز پر آنا چاہیے۔ چین نے دونوں ممالک میں مذاکرات کی حمایت کی۔", ""},
		{"said after a meeting", "ur", "بھارت کی وزیر خارجہ نیویارک میں ہیں۔ چینی وزیر خارجہ سے ملاقات کے بعد بھارتی وزیر خارجہ نے کہا کہ سرحد پر امن ہے۔", "MEETING CN,IN OCCURRED"},
		{"the session of a commission", "ur", "پاک ایران مشترکہ وزارتی کمیشن کا اجلاس جلد اسلام آباد میں منعقد کیا جائے گا۔", "WORKING_GROUP IR,PK PLANNED"},
		{"home politics", "ur", "پی ٹی آئی اور مسلم لیگ کے مذاکرات جاری ہیں۔ اپوزیشن نے کہا فریقین کی مشاورت جاری ہے۔ پیپلز پارٹی نے استعفیٰ مانگا۔ بھارت خاموش ہے۔ پاکستان میں بات چیت جاری ہے۔", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := read(t, r, &graph.Article{Text: tt.text, Lang: tt.lang})
			var got []string
			for _, m := range x.Mentions {
				if m.Type == graph.MeetingType || m.Type == graph.AgreementType {
					got = append(got, fmt.Sprintf("%s %s %s", m.Kind, strings.Join(m.Parties(), ","), m.Status))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}
