-- What its page last told them was wrong, in the words and the language it was shown in: support reads along.
ALTER TABLE sign_ins ADD COLUMN shown text;
