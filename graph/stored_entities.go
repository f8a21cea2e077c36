package graph

func (s *scan) country(c *Country) {
	s.object(func(key string) {
		switch key {
		case "code":
			text(s, &c.Code)
		case "alpha3":
			text(s, &c.Alpha3)
		case "names":
			s.names(&c.Names)
		default:
			s.skip()
		}
	})
}

func (s *scan) organization(o *Organization) {
	s.object(func(key string) {
		switch key {
		case "code":
			text(s, &o.Code)
		case "names":
			s.names(&o.Names)
		case "kind":
			text(s, &o.Kind)
		case "country":
			text(s, &o.CountryCode)
		case "intergovernmental":
			s.bool(&o.Intergovernmental)
		default:
			s.skip()
		}
	})
}

func (s *scan) person(p *Person) {
	s.object(func(key string) {
		switch key {
		case "id":
			text(s, &p.ID)
		case "country":
			text(s, &p.CountryCode)
		case "names":
			s.names(&p.Names)
		default:
			s.skip()
		}
	})
}

func (s *scan) office(o *Office) {
	s.object(func(key string) {
		switch key {
		case "id":
			text(s, &o.ID)
		case "type":
			text(s, &o.Type)
		case "rank":
			text(s, &o.Rank)
		case "country":
			text(s, &o.CountryCode)
		case "organization":
			text(s, &o.OrganizationCode)
		case "titles":
			s.names(&o.Titles)
		default:
			s.skip()
		}
	})
}

func (s *scan) place(p *Place) {
	s.object(func(key string) {
		switch key {
		case "id":
			text(s, &p.ID)
		case "country":
			text(s, &p.CountryCode)
		case "names":
			s.names(&p.Names)
		default:
			s.skip()
		}
	})
}

func (s *scan) sector(x *Sector) {
	s.object(func(key string) {
		switch key {
		case "code":
			text(s, &x.Code)
		case "names":
			s.names(&x.Names)
		default:
			s.skip()
		}
	})
}

func (s *scan) source(x *Source) {
	s.object(func(key string) {
		switch key {
		case "id":
			text(s, &x.ID)
		case "name":
			text(s, &x.Name)
		case "kind":
			text(s, &x.Kind)
		default:
			s.skip()
		}
	})
}
