// The sample queries, in the order of their file names. The service's start
// page links to them by name: #2-together opens 2-together.graphql.
const files = import.meta.glob('../samples/*.graphql', { query: '?raw', import: 'default', eager: true });

const samples = Object.keys(files)
  .sort()
  .map((path) => ({ name: path.replace(/^.*\/|\.graphql$/g, ''), query: files[path] }));

// tabs are what a first visit opens: every sample, the wanted one in front.
// GraphiQL makes the first tab the active one.
export function tabs(wanted) {
  const front = samples.filter((sample) => sample.name === wanted);
  const others = samples.filter((sample) => sample.name !== wanted);
  return [...front, ...others].map(({ query }) => ({ query }));
}

// wantedQuery is the sample that the address asks for: undefined where it
// asks for none, and the visitor's own tabs come back as they were left.
export function wantedQuery(wanted) {
  return samples.find((sample) => sample.name === wanted)?.query;
}
