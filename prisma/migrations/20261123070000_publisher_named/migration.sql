-- Four eyes leave no way round: where two could publish, a publication that names nobody is refused like the writer's own.
CREATE OR REPLACE FUNCTION four_eyes_on_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  owner uuid;
  writer uuid;
  publisher uuid := (to_jsonb(NEW) ->> 'published_by_id')::uuid;
BEGIN
  IF NEW.published_at IS NULL OR (TG_OP = 'UPDATE' AND OLD.published_at IS NOT NULL) THEN
    RETURN NEW;
  END IF;
  IF TG_TABLE_NAME = 'call' THEN
    owner := (to_jsonb(NEW) ->> 'organisation_id')::uuid;
    writer := coalesce((to_jsonb(NEW) ->> 'edited_by_id')::uuid, (to_jsonb(NEW) ->> 'created_by_id')::uuid);
  ELSE
    writer := (to_jsonb(NEW) ->> 'saved_by_id')::uuid;
    IF TG_TABLE_NAME = 'opportunity_version' THEN
      SELECT organisation_id INTO owner FROM opportunity WHERE id = (to_jsonb(NEW) ->> 'opportunity_id')::uuid;
    ELSE
      SELECT organisation_id INTO owner FROM capability WHERE id = (to_jsonb(NEW) ->> 'capability_id')::uuid;
    END IF;
  END IF;
  IF publisher IS NOT NULL AND publisher IS DISTINCT FROM writer THEN
    RETURN NEW;
  END IF;
  IF (SELECT count(*) FROM membership WHERE organisation_id = owner) > 1 THEN
    RAISE EXCEPTION 'who wrote it cannot publish it' USING ERRCODE = 'JB005';
  END IF;
  RETURN NEW;
END $$;
