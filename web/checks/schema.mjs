// Looks at the schema: node schema.mjs SCHEMA RELEASED. Says what a linter
// minds, and what would break the clients of the last release; the status says
// whether there was anything.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import graphql from '@graphql-eslint/eslint-plugin';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { ESLint } from 'eslint';
import { buildSchema } from 'graphql';

const [file, released] = process.argv.slice(2).map((path) => resolve(path));

const linter = new ESLint({
  cwd: resolve(file, '..'),
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['**/*.graphqls'],
      languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: file } } },
      plugins: { '@graphql-eslint': graphql },
      rules: {
        '@graphql-eslint/require-description': ['error', {
          types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true,
        }],
        '@graphql-eslint/naming-convention': ['error', {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          DirectiveDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        }],
        '@graphql-eslint/no-typename-prefix': 'error',
        '@graphql-eslint/no-unreachable-types': 'error',
        '@graphql-eslint/no-hashtag-description': 'error',
        '@graphql-eslint/require-deprecation-reason': 'error',
        '@graphql-eslint/no-duplicate-fields': 'error',
        '@graphql-eslint/unique-enum-value-names': 'error',
        '@graphql-eslint/require-nullable-fields-with-oneof': 'error',
        '@graphql-eslint/require-nullable-result-in-root': 'off',
        '@graphql-eslint/relay-page-info': 'error',
        '@graphql-eslint/relay-connection-types': 'error',
        '@graphql-eslint/relay-edge-types': ['error', { withEdgeSuffix: true, shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
        '@graphql-eslint/unique-type-names': 'error',
      },
    },
  ],
});

const minded = [];
for (const result of await linter.lintFiles([file])) {
  for (const m of result.messages) minded.push(`${m.line}:${m.column} ${m.message} (${m.ruleId})`);
}
const parse = (path) => buildSchema(readFileSync(path, 'utf8'));
const changes = await diff(parse(released), parse(file));
const breaking = changes.filter((c) => c.criticality.level === CriticalityLevel.Breaking);
for (const line of minded) console.log(line);
for (const c of breaking) console.log(`breaks clients of the last release: ${c.message} (${c.path})`);
console.log(`minded ${minded.length}, changes since the last release ${changes.length}, breaking ${breaking.length}`);
process.exit(minded.length + breaking.length ? 1 : 0);
