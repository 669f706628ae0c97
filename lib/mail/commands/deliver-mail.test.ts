import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { getDatabase } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { queueMail } from "../queue-mail";
import { type SmtpServer, startSmtpServer } from "../testing/smtp-server";
import { describeMailFault, openTransport } from "../transport";
import { deliverMail } from "./deliver-mail";

let server: SmtpServer;
beforeEach(async () => {
  await getDatabase().mail.deleteMany();
  server = await startSmtpServer();
});
afterEach(() => server.stop());

const LINK = "https://connect.example/invitations/one-time";

async function queue(to = `${randomUUID()}@example.test`): Promise<string> {
  await inTransaction((transaction) =>
    queueMail(transaction, { to, subject: "Grüße", text: `Open\n${LINK}\n.\nThat is all.` }),
  );
  return to;
}

function findMail(recipient: string) {
  return getDatabase().mail.findFirstOrThrow({ where: { recipient } });
}

/** As if the pause after a failure were over. */
async function makeDue(): Promise<void> {
  await getDatabase().mail.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: new Date(0) } });
}

const transport = () => openTransport(server.url);

describe("delivering the outbox", () => {
  test("hands each mail to the mail server once, and keeps nothing of its text", async () => {
    const recipients = [await queue(), await queue()];
    expect(await deliverMail(transport())).toBe(2);
    expect(await deliverMail(transport())).toBe(0);
    expect(server.messages).toHaveLength(2);
    for (const [index, to] of recipients.entries()) {
      expect(server.messages[index]).toContain(`To: ${to}`);
      expect(server.messages[index]).toContain(LINK);
      expect(server.messages[index]).toContain("From: Rolebridge <no-reply@localhost>");
      expect(await findMail(to)).toMatchObject({ text: null, dueAt: null, deliveredAt: expect.any(Date) });
    }
  });

  test("lets two processes deliver side by side, and no mail goes out twice", async () => {
    for (let mail = 0; mail < 12; mail += 1) await queue();
    const counts = await Promise.all([1, 2, 3].map(() => deliverMail(transport())));
    expect(counts.reduce((sum, one) => sum + one)).toBe(12);
    expect(server.messages).toHaveLength(12);
    expect(new Set(server.messages.map((one) => /^To: (.*)$/m.exec(one)?.[1])).size).toBe(12);
  });

  test("sends nothing that was rolled back", async () => {
    const failing = inTransaction(async (transaction) => {
      await queueMail(transaction, { to: "never@example.test", subject: "No", text: "No" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await deliverMail(transport())).toBe(0);
  });

  test("leaves the mail in the outbox where there is no mail server", async () => {
    const to = await queue();
    expect(await deliverMail(openTransport(undefined))).toBe(0);
    expect(await findMail(to)).toMatchObject({ attempts: 0, text: expect.stringContaining(LINK) });
  });

  test("waits after a failure, tries again, and gives up after the fifth with the reason kept", async () => {
    const to = await queue();
    server.refuse("451 4.7.1 try later");
    for (let attempts = 1; attempts <= 4; attempts += 1) {
      expect(await deliverMail(transport())).toBe(0);
      const mail = await findMail(to);
      expect(mail).toMatchObject({ attempts, error: expect.stringContaining("451 4.7.1 try later") });
      expect(mail.dueAt?.getTime()).toBeGreaterThan(Date.now());
      expect(mail.text).toContain(LINK);
      await makeDue();
    }
    await deliverMail(transport());
    expect(await findMail(to)).toMatchObject({ attempts: 5, dueAt: null, text: null, deliveredAt: null });
  });

  test("delivers what failed once the mail server takes it", async () => {
    const to = await queue();
    server.refuse("451 busy");
    await deliverMail(transport());
    server.refuse(null);
    expect(await deliverMail(transport()), "not before its pause is over").toBe(0);
    await makeDue();
    expect(await deliverMail(transport())).toBe(1);
    expect(await findMail(to)).toMatchObject({ error: null, text: null });
  });

  test("gives up what is older than seven days, with or without a mail server", async () => {
    const to = await queue();
    const createdAt = new Date(Date.now() - 8 * 86_400_000);
    await getDatabase().mail.updateMany({ where: { recipient: to }, data: { createdAt } });
    expect(await deliverMail(null)).toBe(0);
    expect(await findMail(to)).toMatchObject({ text: null, dueAt: null, error: expect.any(String) });
  });
});

test("the reason of a failure holds neither what signs us in nor a link", () => {
  const url = "smtp://mailer:s3cr%2Ft@127.0.0.1:9";
  const reason = describeMailFault(new Error(`no\nlogin s3cr/t at ${url} for ${LINK}`), url);
  expect(reason).toBe("no login [redacted] at [redacted] for [link]");
});
