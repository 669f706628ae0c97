/** `npm run generate`: writes the database client from the schema. */
import { prepareDatabaseClient } from "./install.mjs";

prepareDatabaseClient();
