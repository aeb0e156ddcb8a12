// The public page of an organisation, with what its own members see besides. Its listings come as children.

import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { OrganisationType, VerificationState } from '#app/domain/organisation.ts';
import type { Division, FunctionalArea } from '#app/domain/region.ts';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { DefinitionList } from '#app/ui/definition-list.tsx';
import { formatDay } from '#app/ui/format.ts';
import { Columns, Section, Stack } from '#app/ui/layout.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { organisationName } from '#app/ui/organisation-name.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PlainText } from '#app/ui/prose.tsx';
import type { OrganisationReason } from './organisations-refusals.ts';
import { RefusalNotice } from './refusal-notice.tsx';
import { VerificationBadge } from './verification-badge.tsx';

export interface OrganisationFacts {
  readonly reference: string;
  readonly type: OrganisationType;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc: string | null;
  readonly divisionCode: string;
  readonly functionalArea: string;
  readonly descriptionZh: string;
  readonly descriptionEn: string;
  readonly website: string;
  readonly verification: VerificationState;
  /** "YYYY-MM-DD", null while not verified. */
  readonly verifiedOn: string | null;
}

/** What members see in addition; null for everybody else. */
export interface OwnView {
  readonly mayManage: boolean;
  readonly verificationNote: string;
}

export function OrganisationPage(props: {
  organisation: OrganisationFacts;
  own: OwnView | null;
  refusal?: OrganisationReason | null | undefined;
  /** The organisation's published listings. */
  children?: ReactNode;
}) {
  const { locale, t } = useI18n();
  const { organisation, own } = props;
  const { detail: words } = t.organisations;
  const [first, second] =
    locale === 'en' ? (['descriptionEn', 'descriptionZh'] as const) : (['descriptionZh', 'descriptionEn'] as const);
  const description = organisation[first] || organisation[second];
  return (
    <>
      <PageHeader
        actions={own && <MemberLinks mayManage={own.mayManage} />}
        eyebrow={`${words.eyebrow} · ${organisation.reference}`}
        meta={
          <>
            <VerificationBadge own={own !== null} state={organisation.verification} />
            <span>{t.vocabulary.organisationType[organisation.type]}</span>
          </>
        }
        title={organisationName(locale, organisation)}
      />
      <Stack>
        <RefusalNotice reason={props.refusal} />
        {own && <VerificationNotice own={own} state={organisation.verification} />}
        <Columns side={<Facts organisation={organisation} />}>
          <Stack gap="large">
            <Section title={words.about}>
              {description ? (
                <PlainText text={description} />
              ) : (
                <p className="text-text-muted">{words.noDescription}</p>
              )}
            </Section>
            {props.children}
          </Stack>
        </Columns>
      </Stack>
    </>
  );
}

function MemberLinks({ mayManage }: { mayManage: boolean }) {
  const { t } = useI18n();
  const { detail: words } = t.organisations;
  return (
    <>
      <ButtonLink to="/organisations/members">{words.members}</ButtonLink>
      {mayManage && <ButtonLink to="/organisations/edit">{words.edit}</ButtonLink>}
    </>
  );
}

function VerificationNotice({ own, state }: { own: OwnView; state: VerificationState }) {
  const { t } = useI18n();
  const { detail: words } = t.organisations;
  if (state === 'verified') return null;
  const request = own.mayManage && (
    <Form method="post">
      <Button name="intent" type="submit" value="request-verification" variant="primary">
        {words.requestVerification}
      </Button>
    </Form>
  );
  const says = {
    unverified: { tone: 'info', title: words.unverifiedTitle, text: words.unverifiedText, action: request },
    submitted: { tone: 'info', title: words.submittedTitle, text: words.submittedText, action: null },
    returned: { tone: 'warning', title: words.returnedTitle, text: own.verificationNote, action: request },
    suspended: { tone: 'danger', title: words.suspendedTitle, text: own.verificationNote, action: null },
  } as const;
  const { tone, title, text, action } = says[state];
  return (
    <Notice action={action} title={title} tone={tone}>
      <p className="whitespace-pre-line">{text}</p>
    </Notice>
  );
}

const named = (table: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** Names of a place's codes; a code this version does not know is left out. */
export const placeNames = (t: Messages, place: { divisionCode: string; functionalArea: string }) => ({
  division: named(t.vocabulary.division satisfies Record<Division, string>, place.divisionCode),
  area: named(t.vocabulary.functionalArea satisfies Record<FunctionalArea, string>, place.functionalArea),
});

function Facts({ organisation }: { organisation: OrganisationFacts }) {
  const { locale, t } = useI18n();
  const { detail: words, fields: labels } = t.organisations;
  const otherName = organisationName(locale === 'en' ? 'zh-CN' : 'en', organisation);
  const { division, area } = placeNames(t, organisation);
  return (
    <Section title={words.facts}>
      <DefinitionList
        items={[
          {
            term: locale === 'en' ? labels.nameZh : labels.nameEn,
            description: otherName === organisationName(locale, organisation) ? null : otherName,
          },
          { term: labels.uscc, description: organisation.uscc },
          { term: labels.divisionCode, description: division },
          { term: labels.functionalArea, description: area },
          {
            term: labels.website,
            description: organisation.website && (
              <a
                className="break-all text-accent underline underline-offset-4"
                href={organisation.website}
                rel="noopener noreferrer nofollow ugc"
              >
                {organisation.website}
              </a>
            ),
          },
          {
            term: words.verifiedAt,
            description: organisation.verifiedOn && formatDay(locale, organisation.verifiedOn),
          },
        ]}
        stacked
      />
    </Section>
  );
}
