// Opens the playground of a running service in Chromium and runs every sample
// query in its tab.
//
//   node playground.mjs URL [TEXT…]
//
// It ends with 0 where each answer is seen on the page without errors, the
// answers contain every TEXT, no request left the service, and the console had
// no error; else with 1 and what went wrong. CHROMIUM names the browser where
// it is not /usr/bin/chromium; SCREENSHOT a file for a picture of the page.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const patience = 20_000; // milliseconds for each step

const [address, ...texts] = process.argv.slice(2);
if (!address) {
  console.error('usage: node playground.mjs URL [TEXT…]');
  process.exit(2);
}
const service = new URL(address);
const wrong = [];

function check(holds, message) {
  if (!holds) wrong.push(message.slice(0, 400));
}

// watch notes every request to elsewhere and every complaint of the page.
function watch(context) {
  context.on('request', (request) => {
    const url = new URL(request.url());
    const local = ['data:', 'blob:'].includes(url.protocol);
    check(local || url.origin === service.origin, `a request left the service: ${request.url()}`);
  });
  context.on('response', (response) => check(response.status() < 400, `${response.status()} for ${response.url()}`));
  context.on('console', (message) => check(message.type() !== 'error', `console: ${message.text()}`));
  context.on('weberror', (error) => check(false, `page: ${error.error().message}`));
}

// run runs the query of a tab and gives the answer that came for it.
async function run(page, tab) {
  await tab.getByRole('button').first().click();
  const name = (await tab.innerText()).trim();
  await page.locator('.graphiql-query-editor .view-lines', { hasText: name }).waitFor({ timeout: patience });
  const coming = page.waitForResponse(
    (response) => response.request().postDataJSON()?.query.includes(`query ${name} `),
    { timeout: patience },
  );
  await page.getByRole('button', { name: 'Execute query' }).click();
  const answer = await (await coming).json();
  check(!answer.errors, `${name}: ${JSON.stringify(answer.errors)}`);
  check(answer.data, `${name}: the answer has no data`);
  const first = Object.keys(answer.data ?? {})[0];
  const seen = page.locator('.graphiql-response .view-lines', { hasText: `"${first}"` });
  await seen.waitFor({ timeout: patience }).catch(() => check(false, `${name}: its answer is not seen on the page`));
  return { name, answer: JSON.stringify(answer) };
}

async function visit(page) {
  await page.goto(new URL('playground/', service).href, { timeout: patience });
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor({ timeout: patience });
  check((await tabs.count()) === 5, `there are ${await tabs.count()} tabs, not 5`);
  for (const plugin of ['Documentation Explorer', 'History', 'GraphiQL Explorer']) {
    const button = page.getByRole('button', { name: plugin });
    check((await button.count()) === 1, `there is no ${plugin}`);
  }
  const answers = [];
  for (const tab of await tabs.all()) answers.push(await run(page, tab));
  const said = answers.map((a) => a.answer).join('\n');
  for (const text of texts) check(said.includes(text), `no answer contains ${text}`);
  return answers;
}

// linked opens a sample by its own address, as the start page links to it.
async function linked(context) {
  const page = await context.newPage();
  await page.goto(service.href, { timeout: patience });
  const link = page.locator('a[href^="playground/#"]').last();
  const wanted = (await link.innerText()).trim();
  await link.click();
  await page
    .locator('.graphiql-query-editor .view-lines', { hasText: wanted.replaceAll(' ', '\u00a0') })
    .waitFor({ timeout: patience })
    .catch(() => check(false, `the start page's link does not open the query that begins with "${wanted}"`));
  await page.close();
}

const profile = await mkdtemp(join(tmpdir(), 'diplograph-browser-'));
let context;
try {
  context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    viewport: { width: 1440, height: 900 },
    colorScheme: process.env.COLOR_SCHEME || 'light',
  });
  watch(context);
  const page = await context.newPage();
  const answers = await visit(page);
  if (process.env.SCREENSHOT) {
    await page.getByRole('tab').first().click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: process.env.SCREENSHOT });
  }
  await linked(context);
  if (wrong.length === 0) console.log(`ran ${answers.map((a) => a.name).join(', ')}`);
} catch (error) {
  wrong.push(error.message.split('\n')[0]);
} finally {
  await context?.close();
  await rm(profile, { recursive: true, force: true });
}
for (const message of new Set(wrong)) console.error(message);
process.exit(wrong.length === 0 ? 0 : 1);
