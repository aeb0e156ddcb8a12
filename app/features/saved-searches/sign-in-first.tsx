// Visitors: why saving takes an account, and the way there and back to the same search.
import { useI18n } from '#app/i18n/index.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

export function SignInFirst({ address }: { address: string }) {
  const words = useI18n().t.savedSearches;
  const to = new URLSearchParams({ to: address.replace(/^\/search/, '/saved-searches/new') });
  return (
    <Notice
      action={
        <>
          <ButtonLink to={`/sign-in?${to}`} variant="primary">
            {words.signIn}
          </ButtonLink>
          <ButtonLink to={`/sign-up?${to}`}>{words.signUp}</ButtonLink>
          <ButtonLink to={address} variant="quiet">
            {words.back}
          </ButtonLink>
        </>
      }
      title={words.signInTitle}
      tone="info"
    >
      <p>{words.signInText}</p>
    </Notice>
  );
}
