-- AlterTable: whoever is a member already manages their customer's connections alone, so they are its owners.
ALTER TABLE "member" ADD COLUMN     "level" TEXT NOT NULL DEFAULT 'owner';
ALTER TABLE "member" ALTER COLUMN "level" DROP DEFAULT;

-- CreateTable
CREATE TABLE "staff" (
    "person_id" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("person_id")
);

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Levels that lib/access knows, and no other.
ALTER TABLE "member" ADD CONSTRAINT "member_level" CHECK ("level" IN ('owner', 'member'));
ALTER TABLE "staff" ADD CONSTRAINT "staff_level" CHECK ("level" IN ('support', 'admin'));

-- A person is a member or staff, never both. The person's row is locked, so that two at once come one after the other.
CREATE FUNCTION refuse_member_and_staff() RETURNS trigger AS $$
BEGIN
  PERFORM 1 FROM "person" WHERE "id" = NEW."person_id" FOR UPDATE;
  IF (TG_TABLE_NAME = 'staff' AND EXISTS (SELECT 1 FROM "member" WHERE "person_id" = NEW."person_id"))
    OR (TG_TABLE_NAME = 'member' AND EXISTS (SELECT 1 FROM "staff" WHERE "person_id" = NEW."person_id")) THEN
    RAISE EXCEPTION 'A person is a member or staff, never both' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;

CREATE TRIGGER "member_is_not_staff" BEFORE INSERT OR UPDATE OF "person_id" ON "member"
  FOR EACH ROW EXECUTE FUNCTION refuse_member_and_staff();
CREATE TRIGGER "staff_is_not_member" BEFORE INSERT OR UPDATE OF "person_id" ON "staff"
  FOR EACH ROW EXECUTE FUNCTION refuse_member_and_staff();
