import { createServer } from "node:net";

/** Refuses with a message that names the port and its setting where something listens already. */
export async function requireFreePort(port: number, setting: string, purpose: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `Port ${port} (${purpose}) is in use. Stop what listens there, or set ${setting} to another port.`,
            )
          : error,
      ),
    );
    probe.listen(port, () => probe.close(() => resolve()));
  });
}
