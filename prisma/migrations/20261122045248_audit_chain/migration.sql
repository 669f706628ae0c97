-- DropIndex
DROP INDEX "audit_event_connection_at";

-- AlterTable: what stands already is numbered, named and chained below, then nothing may be missing.
ALTER TABLE "audit_event" ADD COLUMN     "actor_name" TEXT,
ADD COLUMN     "hash" TEXT,
ADD COLUMN     "previous_hash" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "sequence" BIGINT;

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "sequence" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "audit_head_is_one_row" CHECK ("id" = 1)
);

-- Events from before the chain, in the order of their time, by the same canonical text as lib/audit/chain.ts. Of them
-- the chain proves only that nobody has changed them since this moment; their people are named as they are called now.
DO $$
DECLARE
  event RECORD;
  last_sequence BIGINT := 0;
  last_hash TEXT := repeat('0', 64);
  next_hash TEXT;
BEGIN
  FOR event IN
    SELECT e.*, coalesce(p."name" || ' <' || p."email" || '>', e."actor_id") AS who,
      coalesce((
        SELECT string_agg(to_json(d.key)::text || ':' || d.value::text, ',' ORDER BY d.key COLLATE "C")
        FROM jsonb_each(e."detail") d
      ), '') AS members
    FROM "audit_event" e
    LEFT JOIN "person" p ON e."actor_kind" = 'member' AND p."id" = e."actor_id"
    ORDER BY e."at", e."id"
  LOOP
    last_sequence := last_sequence + 1;
    next_hash := encode(sha256(convert_to(
      '["rolebridge audit event v1","' || last_sequence || '","' || last_hash || '",'
      || to_json(event."id")::text || ','
      || '"' || to_char(event."at", 'YYYY-MM-DD"T"HH24:MI:SS.MS') || 'Z",'
      || to_json(event."actor_kind")::text || ',' || to_json(event."actor_id")::text || ',' || to_json(event.who)::text || ','
      || coalesce(to_json(event."customer_id")::text, 'null') || ',' || coalesce(to_json(event."connection_id")::text, 'null') || ','
      || to_json(event."action")::text || ',null,{' || event.members || '}]', 'UTF8')), 'hex');
    UPDATE "audit_event" SET "sequence" = last_sequence, "actor_name" = event.who,
      "previous_hash" = last_hash, "hash" = next_hash
    WHERE "id" = event."id";
    last_hash := next_hash;
  END LOOP;
  INSERT INTO "audit_head" ("id", "sequence", "hash") VALUES (1, last_sequence, last_hash);
END;
$$;

ALTER TABLE "audit_event" ALTER COLUMN "actor_name" SET NOT NULL,
ALTER COLUMN "hash" SET NOT NULL,
ALTER COLUMN "previous_hash" SET NOT NULL,
ALTER COLUMN "sequence" SET NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_sequence" ON "audit_event"("sequence");

-- CreateIndex
CREATE INDEX "audit_event_connection_sequence" ON "audit_event"("connection_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_customer_sequence" ON "audit_event"("customer_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_actor_sequence" ON "audit_event"("actor_id", "sequence");

-- CreateIndex
CREATE INDEX "audit_event_action_sequence" ON "audit_event"("action" text_pattern_ops, "sequence");

-- CreateIndex
CREATE INDEX "audit_event_at" ON "audit_event"("at");

-- Append-only: no row is changed or removed, by the product or by hand.
CREATE FUNCTION refuse_audit_change() RETURNS trigger AS $$
BEGIN
  RAISE EXCEPTION 'The audit log is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege', HINT = 'Write a new audit event that tells of the correction.';
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "audit_event_is_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_event_is_never_truncated" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- A new event follows the newest one, or is not written: the head moves with it, and the head never moves alone.
CREATE FUNCTION advance_audit_head() RETURNS trigger AS $$
BEGIN
  UPDATE "audit_head" SET "sequence" = NEW."sequence", "hash" = NEW."hash"
  WHERE "id" = 1 AND "sequence" = NEW."sequence" - 1 AND "hash" = NEW."previous_hash";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Audit event % does not follow the newest event of the audit log', NEW."sequence"
      USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "audit_event_advances_head" AFTER INSERT ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION advance_audit_head();

CREATE TRIGGER "audit_head_moves_with_events" BEFORE UPDATE ON "audit_head"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_head_stays" BEFORE INSERT OR DELETE ON "audit_head"
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER "audit_head_is_never_truncated" BEFORE TRUNCATE ON "audit_head"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
