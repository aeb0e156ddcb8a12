// An organisation with a member who imports, and the steps of an import as the pages take them.
import type { Actor } from '#app/domain/actor.ts';
import { carryOutRun } from '#app/features/import-listings/carry-out-run.server.ts';
import { startImport } from '#app/features/import-listings/change-run.server.ts';
import { findImportingActor } from '#app/features/import-listings/find-importer.server.ts';
import { type UploadedList, uploadList } from '#app/features/import-listings/upload-list.server.ts';
import { importedListings as door } from '#app/features/listings/imported-listings.server.ts';
import { db } from '#app/persistence/client.server.ts';

let made = 0;

export interface Office {
  readonly id: string;
  readonly reference: string;
  readonly actor: Actor;
  /** Another member, who may publish what the first wrote. */
  readonly publisher: Actor;
}

export async function anOffice(): Promise<Office> {
  made += 1;
  const people = await Promise.all(
    ['writer', 'publisher'].map((role) =>
      db.person.create({
        data: { name: role, email: `${role}-${made}-${process.pid}@example.org`, emailVerified: true },
        select: { id: true },
      }),
    ),
  );
  const reference = `OR-RUNS-${made}`;
  const { id } = await db.organisation.create({
    data: {
      ...{ reference, type: 'government', nameZh: `清单机构 ${made}`, nameEn: '', verification: 'verified' },
      verifiedAt: new Date('2026-01-01T00:00:00Z'),
      memberships: {
        create: people.map((person, index) => ({
          ...{ personId: person.id, role: 'publisher' },
          permissions: index === 0 ? ['draft'] : ['draft', 'publish'],
        })),
      },
    },
    select: { id: true },
  });
  const actorOf = async (personId: string | undefined) => {
    const actor = await findImportingActor(id, personId ?? '', 'test');
    if (!actor) throw new Error('no such member');
    return actor;
  };
  const [actor, publisher] = await Promise.all(people.map((person) => actorOf(person.id)));
  if (!actor || !publisher) throw new Error('two people are needed');
  return { id, reference, actor, publisher };
}

/** The run that these bytes became. */
export async function uploaded(office: Office, upload: Partial<UploadedList> & { bytes: Uint8Array }): Promise<string> {
  const result = await uploadList(door, office.actor, { name: '清单.csv', list: 'opportunity', ...upload });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

export async function carriedOut(office: Office, id: string): Promise<void> {
  const started = await startImport(office.actor, id);
  if (!started.ok) throw new Error(started.reason);
  await carryOutRun(door, id);
}

/** The whole way from bytes to drafts. */
export async function imported(office: Office, upload: Partial<UploadedList> & { bytes: Uint8Array }): Promise<string> {
  const id = await uploaded(office, upload);
  await carriedOut(office, id);
  return id;
}
