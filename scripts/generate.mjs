/** `npm run generate`: writes the database client from the schema. */
import { generateDatabaseClient } from "./install.mjs";

generateDatabaseClient();
