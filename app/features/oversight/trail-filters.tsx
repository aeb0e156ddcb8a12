// The filter above the audit trail: a plain form, so that each view has its address.
import { Form } from '@remix-run/react';
import { eventGroups } from '#app/domain/event.ts';
import { useI18n } from '#app/i18n/index.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { CheckboxField } from '#app/ui/choice-field.tsx';
import { DateField, SelectField, TextField } from '#app/ui/field.tsx';
import { FieldRow } from '#app/ui/form-section.tsx';
import { Panel, Stack } from '#app/ui/layout.tsx';
import type { TrailFilter } from './trail-filter.ts';

export function TrailFilters(props: {
  path: string;
  filter: TrailFilter;
  /** People to choose from; none, no choice. */
  people: readonly { readonly id: string; readonly name: string }[];
  /** Supervisors choose an organisation. */
  withOrganisation?: boolean;
}) {
  const { t } = useI18n();
  const { filter } = props;
  const words = t.oversight.filter;
  const deleted = t.oversight.actors.deleted;
  return (
    <search aria-label={words.title}>
      <Panel>
        {/* A new filter is a new form: fields keep no values of the one before. */}
        <Form action={props.path} key={JSON.stringify(filter)} method="get">
          <Stack>
            <FieldRow>
              {props.withOrganisation && (
                <TextField
                  defaultValue={filter.organisation ?? ''}
                  hint={words.organisationHint}
                  label={words.organisation}
                  name="organisation"
                />
              )}
              <SelectField
                defaultValue={filter.group ?? ''}
                label={words.group}
                name="group"
                options={eventGroups.map((group) => ({ value: group, label: t.oversight.groups[group] }))}
                placeholder={words.anyGroup}
              />
              {props.people.length > 0 && (
                <SelectField
                  defaultValue={filter.personId ?? ''}
                  label={words.person}
                  name="person"
                  options={props.people.map(({ id, name }) => ({ value: id, label: name || deleted }))}
                  placeholder={words.anyPerson}
                />
              )}
              <DateField defaultValue={filter.from ?? ''} label={words.from} name="from" />
              <DateField defaultValue={filter.until ?? ''} label={words.until} name="until" />
            </FieldRow>
            <CheckboxField defaultChecked={filter.refusedOnly} label={words.refused} name="refused" value="1" />
            <div className="flex flex-wrap gap-2">
              <Button icon="search" type="submit" variant="primary">
                {words.apply}
              </Button>
              <ButtonLink to={props.path} variant="quiet">
                {words.reset}
              </ButtonLink>
            </div>
          </Stack>
        </Form>
      </Panel>
    </search>
  );
}
