-- Attachments may be as large as the gate takes them: 20 MiB (app/domain/document.ts).
ALTER TABLE document DROP CONSTRAINT document_size;
ALTER TABLE document ADD CONSTRAINT document_size CHECK (size > 0 AND size <= 20971520);
