// Who may read each section: one choice per section, the same on both lists' forms.
import type { List } from '#app/domain/listing.ts';
import { capabilitySections, opportunitySections, sectionLevels } from '#app/domain/section.ts';
import { useI18n } from '#app/i18n/index.ts';
import { SelectField } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { ListingSection } from './listing-form-section.tsx';

/** What conform knows of `sectionAccess`. */
interface SectionAccessBound {
  readonly name: string;
  readonly key?: string | undefined;
  readonly initialValue?: unknown;
}

/** Without the heading, for forms that have their own around it. */
export function SectionAccessChoices({ list, field }: { list: List; field: SectionAccessBound }) {
  const { t } = useI18n();
  const words = t.confidentiality;
  const chosen = (typeof field.initialValue === 'object' && field.initialValue) || {};
  const levelOf = (section: string) => (chosen as Record<string, unknown>)[section];
  const options = sectionLevels.map((value) => ({ value, label: words.level[value] }));
  return (
    <>
      <FieldRow>
        {(list === 'opportunity' ? opportunitySections : capabilitySections).map((section) => (
          <SelectField
            defaultValue={String(levelOf(section) ?? 'public')}
            key={`${field.key}:${section}`}
            label={words.section[section]}
            name={`${field.name}.${section}`}
            options={options}
            required
          />
        ))}
      </FieldRow>
      <p className="text-sm text-text-muted">{words.form.reminder}</p>
    </>
  );
}

export function SectionAccessField(props: { list: List; field: SectionAccessBound }) {
  const { t } = useI18n();
  return (
    <ListingSection
      description={t.confidentiality.form.intro}
      id="section-readers"
      title={t.confidentiality.form.title}
    >
      <SectionAccessChoices {...props} />
    </ListingSection>
  );
}
