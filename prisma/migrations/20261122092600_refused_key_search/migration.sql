-- A key that a form refused is found by its ID, though it was never kept. An index on an expression, which Prisma's schema cannot state.
CREATE INDEX "audit_event_refused_key" ON "audit_event" (("detail"->>'accessKeyId')) WHERE "action" = 'connection.access-key-refused';
