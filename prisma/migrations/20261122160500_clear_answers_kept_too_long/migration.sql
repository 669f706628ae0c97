-- A text pasted for a role used to stay when its connection moved to an access key, though it is no answer about the key.
-- It examines to nothing there; a list of the user's keys is asked for again.
UPDATE "connection" SET "pasted_answer" = NULL, "pasted_answer_at" = NULL WHERE "access_method" = 'access-key';

-- An error of AWS used to be kept as it was pasted, with a secret that stood beside it. Policies begin with a brace or
-- a bracket, and hold nothing else of the text.
UPDATE "connection" SET "pasted_answer" = NULL, "pasted_answer_at" = NULL
WHERE "access_method" = 'iam-role'
  AND "pasted_answer" !~ '^\s*[{\[]'
  AND replace("pasted_answer", '\/', '/') ~ '(^|[^A-Za-z0-9/+])[A-Za-z0-9/+]{40}([^A-Za-z0-9/+]|$)';
