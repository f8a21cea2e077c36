package graph

func (s *scan) fuzzy(into **FuzzyDate) {
	if s.null() {
		return
	}
	d := &FuzzyDate{}
	*into = d
	s.object(func(key string) {
		switch key {
		case "edtf":
			text(s, &d.EDTF)
		case "from":
			text(s, &d.From)
		case "to":
			text(s, &d.To)
		case "precision":
			text(s, &d.Precision)
		default:
			s.skip()
		}
	})
}

func (s *scan) days(r *DateRange) {
	s.object(func(key string) {
		switch key {
		case "from":
			text(s, &r.From)
		case "to":
			text(s, &r.To)
		default:
			s.skip()
		}
	})
}

func (s *scan) participant(p *Participant) {
	s.object(func(key string) {
		switch key {
		case "person":
			text(s, &p.PersonID)
		case "office":
			text(s, &p.OfficeID)
		case "organization":
			text(s, &p.OrganizationCode)
		case "country":
			text(s, &p.CountryCode)
		case "role":
			text(s, &p.Role)
		default:
			s.skip()
		}
	})
}

func (s *scan) support(x *SectorSupport) {
	s.object(func(key string) {
		switch key {
		case "code":
			text(s, &x.Code)
		case "mentions":
			s.int(&x.Mentions)
		default:
			s.skip()
		}
	})
}

func (s *scan) conflict(c *Conflict) {
	s.object(func(key string) {
		switch key {
		case "field":
			text(s, &c.Field)
		case "chosen":
			text(s, &c.Chosen)
		case "values":
			list(s, &c.Values, s.value)
		default:
			s.skip()
		}
	})
}

func (s *scan) value(v *ConflictValue) {
	s.object(func(key string) {
		switch key {
		case "value":
			text(s, &v.Value)
		case "mentions":
			texts(s, &v.MentionIDs)
		default:
			s.skip()
		}
	})
}

func (s *scan) change(c *VisitChange) {
	s.object(func(key string) {
		switch key {
		case "from":
			if !s.null() {
				c.From = new(Status)
				text(s, c.From)
			}
		case "to":
			text(s, &c.To)
		case "knownFrom":
			text(s, &c.KnownFrom)
		case "inferred":
			s.bool(&c.Inferred)
		case "evidence":
			texts(s, &c.EvidenceIDs)
		default:
			s.skip()
		}
	})
}

func (s *scan) window(w *ScheduleRevision) {
	s.object(func(key string) {
		switch key {
		case "date":
			s.fuzzy(&w.Date)
		case "announced":
			text(s, &w.Announced)
		case "evidence":
			texts(s, &w.EvidenceIDs)
		default:
			s.skip()
		}
	})
}

func (s *scan) quote(q *Quote) {
	s.object(func(key string) {
		switch key {
		case "quote":
			text(s, &q.Text)
		case "start":
			s.int(&q.Start)
		case "end":
			s.int(&q.End)
		default:
			s.skip()
		}
	})
}

func (s *scan) naming(n *Naming) {
	s.object(func(key string) {
		switch key {
		case "person":
			text(s, &n.PersonID)
		case "office":
			text(s, &n.OfficeID)
		case "lang":
			text(s, &n.Lang)
		case "text":
			text(s, &n.Text)
		default:
			s.skip()
		}
	})
}

func (s *scan) names(into *Names) {
	list(s, (*[]LocalizedText)(into), func(t *LocalizedText) {
		s.object(func(key string) {
			switch key {
			case "lang":
				text(s, &t.Lang)
			case "text":
				text(s, &t.Text)
			default:
				s.skip()
			}
		})
	})
}
