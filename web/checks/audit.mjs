// The audit of GraphQL over HTTP by graphql-http: node audit.mjs URL. One line
// for each audit that is not passed; the status says whether there was any.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((r) => r.status !== 'ok');
for (const r of failed) console.log(`${r.status} ${r.id} ${r.name}: ${r.reason}`);
console.log(`passed ${results.length - failed.length} of ${results.length}`);
process.exit(failed.length || results.length < 61 ? 1 : 0);
