// What the frame around every page needs to know about the reader.
import type { PlatformRole } from '#app/domain/actor.ts';
import { env } from '#app/runtime/env.server.ts';

interface FrameOrganisation {
  readonly id: string;
  readonly reference: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface SiteFrameData {
  readonly demo: boolean;
  readonly outbox: boolean;
  readonly reader: {
    readonly name: string;
    readonly organisation: FrameOrganisation | null;
    readonly organisations: readonly FrameOrganisation[];
    readonly isOperator: boolean;
    readonly isExpert: boolean;
    readonly isSupervisor: boolean;
    readonly isBroker: boolean;
  } | null;
}

interface FrameViewer {
  readonly name: string;
  readonly organisation: FrameOrganisation | null;
  readonly organisations: readonly FrameOrganisation[];
  readonly platformRoles: readonly PlatformRole[];
}

const namesOf = ({ id, reference, nameZh, nameEn }: FrameOrganisation): FrameOrganisation => ({
  id,
  reference,
  nameZh,
  nameEn,
});

export function getSiteFrame(viewer: FrameViewer | null): SiteFrameData {
  const { DEMO, SMTP_URL } = env();
  return {
    demo: DEMO,
    outbox: DEMO && !SMTP_URL,
    reader: viewer && {
      name: viewer.name,
      organisation: viewer.organisation && namesOf(viewer.organisation),
      organisations: viewer.organisations.map(namesOf),
      isOperator: viewer.platformRoles.includes('operator'),
      isExpert: viewer.platformRoles.includes('expert'),
      isSupervisor: viewer.platformRoles.includes('supervisor'),
      isBroker: viewer.platformRoles.includes('broker'),
    },
  };
}
