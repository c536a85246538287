-- Where and in what a browser was trusted, so that its person knows which it is. Null: it was trusted before this was kept.
ALTER TABLE remembered_browsers ADD COLUMN user_agent text, ADD COLUMN ip text;
