-- Deux Portes, schema 2: packs proved once, and cards that a lost line interrupted.

-- The editions of packs found without a dead end, by their hash, and by which verifier: a desk that
-- starts again does not prove again what it proved, and an edition changed on the disk has another
-- hash. Forgetting a row only costs a verification.
CREATE TABLE pack_verified (
    hash     TEXT NOT NULL CHECK (length(hash) = 64),
    verifier INTEGER NOT NULL,
    PRIMARY KEY (hash, verifier)
) STRICT, WITHOUT ROWID;

-- What was being typed in a card (whom the desk called, another address, an appointment) when the
-- line was lost. It waits with its visit until the card is kept or left; a visit that closes wipes
-- it. A card about an act comes after: its visit is closed already.
CREATE TABLE draft_card (
    visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
    card  TEXT NOT NULL CHECK (card <> ''),
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (length(value) <= 300),
    saved TEXT NOT NULL, -- day
    PRIMARY KEY (visit, card, field)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER visit_closed_card AFTER UPDATE OF closed ON visit WHEN NEW.closed IS NOT NULL BEGIN
    DELETE FROM draft_card WHERE visit = NEW.id;
END;

PRAGMA user_version = 2;
