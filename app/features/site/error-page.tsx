// What somebody sees when a page is refused, missing or failed: what happened and where to go next.

import { isRouteErrorResponse, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { type Messages, useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';

export function ErrorPage() {
  const { t } = useI18n();
  const error = useRouteError();
  const root = useRouteLoaderData('root') as { requestId?: string } | undefined;
  const status = statusOf(error);
  const { errors } = t.site;
  const { title, text } = wordsOf(t, error);
  return (
    <div className="mx-auto max-w-prose py-10">
      <p className="font-medium text-text-muted">{status}</p>
      <h1 className="mt-1 text-3xl">{title}</h1>
      <p className="mt-3">{text}</p>
      {status >= 500 && root?.requestId && (
        <p className="mt-2 text-sm text-text-muted">{errors.faultId({ id: root.requestId })}</p>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <NextStep refusal={isRouteErrorResponse(error) ? refusalCode(error.data) : null} />
        <ButtonLink to="/search" variant="secondary">
          {errors.goSearch}
        </ButtonLink>
        <ButtonLink to="/" variant="quiet">
          {errors.backHome}
        </ButtonLink>
      </div>
    </div>
  );
}

const statusOf = (error: unknown): number => (isRouteErrorResponse(error) ? error.status : 500);

/** What the page says; its title is the title of the document, too. */
export function wordsOf(t: Messages, error: unknown): { title: string; text: string } {
  const { errors } = t.site;
  const status = statusOf(error);
  if (status === 404) return { title: errors.notFoundTitle, text: errors.notFoundText };
  if (status === 503) return { title: errors.busyTitle, text: errors.busyText };
  if (status >= 500) return { title: errors.faultTitle, text: errors.faultText };
  const refusal = isRouteErrorResponse(error) ? refusalText(t, error.data) : null;
  return { title: errors.forbiddenTitle, text: refusal ?? errors.notFoundText };
}

const refusalCode = (body: unknown): string | null => {
  const code = (body as { refusal?: unknown } | null)?.refusal;
  return typeof code === 'string' ? code : null;
};

function refusalText(t: Messages, body: unknown): string | null {
  const code = refusalCode(body);
  return code && Object.hasOwn(t.refusals, code) ? t.refusals[code as keyof Messages['refusals']] : null;
}

/** The one step that usually cures a refusal. */
function NextStep({ refusal }: { refusal: string | null }) {
  const { t } = useI18n();
  const { pathname, search } = useLocation();
  if (refusal === 'organisation-needed')
    return (
      <ButtonLink to="/organisations/new" variant="primary">
        {t.site.errors.createOrganisation}
      </ButtonLink>
    );
  if (refusal === 'sign-in-needed')
    return (
      <ButtonLink to="/sign-in" variant="primary">
        {t.site.navigation.signIn}
      </ButtonLink>
    );
  if (refusal === 'step-up-needed')
    return (
      <ButtonLink to={`/step-up?${new URLSearchParams({ to: pathname + search })}`} variant="primary">
        {t.site.errors.stepUp}
      </ButtonLink>
    );
  if (refusal === 'second-factor-needed')
    return (
      <ButtonLink to="/account/security" variant="primary">
        {t.site.errors.setUpSecondFactor}
      </ButtonLink>
    );
  return null;
}
