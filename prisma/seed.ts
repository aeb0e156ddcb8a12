// The demo world: fills a database that holds nothing of anybody's, in demo mode only, and tells the demo passwords.
import { dayOf } from '#app/domain/period.ts';
import { demoPassword, demoPeople } from '#app/features/accounts/demo-people.ts';
import { messages } from '#app/i18n/zh-CN/messages.ts';
import { closeDatabase, db, readClock } from '#app/persistence/client.server.ts';
import { env } from '#app/runtime/env.server.ts';
import { addDemoEditorial } from './builders/demo-editorial.ts';
import { addDemoCapabilities, addDemoOpportunities } from './builders/demo-listings.ts';
import { addDemoOrganisations, isRealDatabase } from './builders/demo-organisations.ts';
import { addDemoProfiles } from './builders/demo-profiles.ts';
import { addDemoWorkflows } from './builders/demo-workflows.ts';
import { readDemoCapabilities, readDemoOpportunities, readDemoOrganisations } from './demo/content.ts';

/** The calls come last: with them the demo is whole, and a seeding cut short is taken up again at the next start. */
const isSeeded = async (): Promise<boolean> =>
  (await db.call.count({ where: { organisation: { isDemo: true }, publishedAt: { not: null } } })) >= 2;

async function seed(): Promise<void> {
  const today = dayOf(await readClock());
  const world = await addDemoOrganisations(readDemoOrganisations());
  const opportunities = await addDemoOpportunities(world, readDemoOpportunities(today));
  const capabilities = await addDemoCapabilities(world, readDemoCapabilities(today));
  await addDemoProfiles(world, today);
  const like = readDemoOpportunities(today).find(({ organisation }) => organisation === 'cna-innovation-bureau');
  if (like) await addDemoEditorial(world, like.content, today);
  await addDemoWorkflows(world, { opportunities, capabilities }, today);
}

function tellPasswords(): void {
  console.log(`Demo people 演示用户 (password 密码: ${demoPassword})`);
  for (const { email, roleKey } of demoPeople)
    console.log(`  ${email.padEnd(28)} ${messages.accounts.demoRole[roleKey]}`);
}

if (env().DEMO) {
  const seeded = await isSeeded();
  if (!seeded && !(await isRealDatabase())) await seed();
  if (seeded || (await isSeeded())) tellPasswords();
}
await closeDatabase();
