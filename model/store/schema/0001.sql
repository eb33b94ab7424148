-- Deux Portes, schema 1: what a desk remembers.
--
-- Read it from top to bottom: the desk, the packs it worked with, the visits, the acts, what became
-- of them, and what surrounds them. Instants are milliseconds of UTC (INTEGER), days are local civil
-- days (TEXT, 2026-11-24), ids are UUIDv7 (TEXT, 36 characters), '' means "not said". Codes are
-- those of the pack; sentences live elsewhere.
--
-- Rules held here rather than in the program, because other programs can open this file:
--   * Tables are STRICT (an integer is an integer) and WITHOUT ROWID: a hidden row number would be
--     a second key, by which INSERT OR REPLACE could take the place of another row.
--   * "Append-only" is a BEFORE INSERT trigger that ignores an id already there, besides the
--     triggers on UPDATE and DELETE: REPLACE deletes without firing DELETE triggers unless
--     recursive_triggers is on, and a foreign shell has it off. The same trigger makes a retry
--     idempotent.
--   * What a trigger refuses it names in one word (third_door, visit_closed...), which the program
--     turns into a fault and the screens into a sentence.

PRAGMA application_id = 0x44505254; -- "DPRT"

-- Marks of the store itself: 'checked' is the day of the last quick_check that passed.
CREATE TABLE mark (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The purge is the only one who may delete what is append-only. It puts the one row here at the
-- beginning of its transaction and takes it away before the end.
CREATE TABLE purge_pass (
    only INTEGER PRIMARY KEY CHECK (only = 1)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------
-- The desk
-- ---------------------------------------------------------------------------------------------

-- One row, written at the first run and changed at will: who this desk is.
CREATE TABLE desk (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    id      TEXT NOT NULL CHECK (length(id) = 36),
    name    TEXT NOT NULL CHECK (name <> ''),
    network TEXT NOT NULL,  -- its own network, "ici même"
    commune TEXT NOT NULL,  -- INSEE code
    pack    TEXT NOT NULL CHECK (pack <> ''),
    phone   TEXT NOT NULL,
    notice  TEXT NOT NULL   -- information notice printed on every sheet (GDPR, art. 13)
) STRICT, WITHOUT ROWID;

-- What was changed from its default. The rows that exist are setting_rows, in C.
CREATE TABLE setting (
    id    TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (length(value) < 256)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------------------------------------
-- The packs this desk worked with: their codes only, kept as long as a visit names them
-- ---------------------------------------------------------------------------------------------

CREATE TABLE pack (
    key     INTEGER PRIMARY KEY,
    id      TEXT NOT NULL CHECK (id <> ''),
    version TEXT NOT NULL,
    hash    TEXT NOT NULL,
    UNIQUE (id, version, hash)
) STRICT, WITHOUT ROWID;

-- kind: choice (listed values), integer, commune (INSEE code), text.
CREATE TABLE pack_question (
    pack INTEGER NOT NULL REFERENCES pack (key),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('choice', 'integer', 'commune', 'text')),
    PRIMARY KEY (pack, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_value (
    pack     INTEGER NOT NULL REFERENCES pack (key),
    question TEXT NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (pack, question, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE pack_network (
    pack INTEGER NOT NULL REFERENCES pack (key),
    code TEXT NOT NULL CHECK (code <> ''),
    PRIMARY KEY (pack, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pack_insert BEFORE INSERT ON pack BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM pack WHERE key = NEW.key
        OR (id = NEW.id AND version = NEW.version AND hash = NEW.hash));
END;
CREATE TRIGGER pack_update BEFORE UPDATE ON pack BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER pack_question_insert BEFORE INSERT ON pack_question BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS
        (SELECT 1 FROM pack_question WHERE pack = NEW.pack AND name = NEW.name);
END;
CREATE TRIGGER pack_question_update BEFORE UPDATE ON pack_question BEGIN
    SELECT RAISE(ABORT, 'frozen');
END;
CREATE TRIGGER pack_value_update BEFORE UPDATE ON pack_value BEGIN
    SELECT RAISE(ABORT, 'frozen');
END;
CREATE TRIGGER pack_network_update BEFORE UPDATE ON pack_network BEGIN
    SELECT RAISE(ABORT, 'frozen');
END;

-- ---------------------------------------------------------------------------------------------
-- Visits: one reception of one person, without a name
-- ---------------------------------------------------------------------------------------------

-- Open (closed IS NULL) it is a draft and may change; closed, it is history. `door` is 2 when the
-- person was already sent here by an act (`came_with`, its reference) or says so. `follows` is the
-- visit of the same person that this one continues with another need.
CREATE TABLE visit (
    id        TEXT PRIMARY KEY CHECK (length(id) = 36),
    opened    INTEGER NOT NULL,
    day       TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    closed    INTEGER,
    channel   TEXT NOT NULL CHECK (channel IN ('presence', 'telephone', 'courriel', 'tchat')),
    language  TEXT NOT NULL,
    door      INTEGER NOT NULL CHECK (door IN (1, 2)),
    came_with TEXT NOT NULL,
    follows   TEXT REFERENCES visit (id),
    pack      INTEGER NOT NULL REFERENCES pack (key),
    outcome   TEXT NOT NULL CHECK (outcome IN ('', 'orientation', 'ici', 'arret', 'rapide',
        'urgence', 'mise_en_relation', 'troisieme_porte', 'abandon')),
    agent     TEXT NOT NULL CHECK (length(agent) < 16), -- initials, optional
    CHECK ((closed IS NULL) = (outcome = '')),
    CHECK (came_with = '' OR (door = 2 AND length(came_with) = 12
        AND came_with NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*')),
    -- At door 2 nobody is simply sent on: the operator is called, or the breach is written.
    CONSTRAINT third_door CHECK (door = 1 OR outcome <> 'orientation')
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_by_day ON visit (day, opened);

-- An open visit as it stands: the step, a note, every answer given, also those that no longer
-- matter (`relevant` 0) since they come back if the person changes her mind. `saved` is the day it
-- was last written, `offered` the later day it was offered again. Values are not checked: a field
-- half typed is saved too.
CREATE TABLE draft (
    visit   TEXT PRIMARY KEY REFERENCES visit (id),
    step    INTEGER NOT NULL CHECK (step BETWEEN 1 AND 5),
    note    TEXT NOT NULL,
    saved   TEXT NOT NULL,
    offered TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_answer (
    visit    TEXT NOT NULL REFERENCES visit (id),
    rank     INTEGER NOT NULL,
    question TEXT NOT NULL,
    value    TEXT NOT NULL,
    relevant INTEGER NOT NULL CHECK (relevant IN (0, 1)),
    PRIMARY KEY (visit, rank)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_told (
    visit TEXT NOT NULL REFERENCES visit (id),
    key   TEXT NOT NULL,
    PRIMARY KEY (visit, key)
) STRICT, WITHOUT ROWID;

-- What was said and mattered, in codes of the visit's pack. Several values of one question are
-- several rows.
CREATE TABLE answer (
    visit    TEXT NOT NULL REFERENCES visit (id),
    question TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (visit, question, value)
) STRICT, WITHOUT ROWID;

-- First answers (step 4) that were told to the person.
CREATE TABLE told (
    visit TEXT NOT NULL REFERENCES visit (id),
    key   TEXT NOT NULL,
    PRIMARY KEY (visit, key)
) STRICT, WITHOUT ROWID;

-- The one free text of a visit, short; the screen warns above it (CNIL, "zones bloc-note"). It may
-- be erased at any time, never rewritten.
CREATE TABLE note (
    visit TEXT PRIMARY KEY REFERENCES visit (id),
    text  TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000)
) STRICT, WITHOUT ROWID;

-- A name is never needed. Whoever gives one agreed to it, on a day, until a day: without both the
-- row cannot exist.
CREATE TABLE contact (
    visit     TEXT PRIMARY KEY REFERENCES visit (id),
    name      TEXT NOT NULL,
    phone     TEXT NOT NULL,
    mail      TEXT NOT NULL,
    consented INTEGER NOT NULL CHECK (consented > 0),
    purge_on  TEXT NOT NULL CHECK (purge_on GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;

CREATE TRIGGER visit_insert BEFORE INSERT ON visit BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM visit WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'visit_closed') WHERE NEW.closed IS NOT NULL; -- a visit begins open
    SELECT RAISE(ABORT, 'pack_unknown')
        WHERE NOT EXISTS (SELECT 1 FROM pack WHERE key = NEW.pack);
END;

-- Nothing of a closed visit changes, nor what an open one is.
CREATE TRIGGER visit_update BEFORE UPDATE ON visit BEGIN
    SELECT RAISE(ABORT, 'visit_closed') WHERE OLD.closed IS NOT NULL;
    SELECT RAISE(ABORT, 'frozen') WHERE NEW.id <> OLD.id OR NEW.opened <> OLD.opened
        OR NEW.day <> OLD.day OR NEW.follows IS NOT OLD.follows;
    -- A draft may wait while another edition of its pack comes; an act holds its visit to its own.
    SELECT RAISE(ABORT, 'frozen') WHERE NEW.pack <> OLD.pack
        AND EXISTS (SELECT 1 FROM act WHERE visit = NEW.id);
    SELECT RAISE(ABORT, 'pack_unknown') WHERE NEW.pack <> OLD.pack
        AND NOT EXISTS (SELECT 1 FROM pack WHERE key = NEW.pack);
    SELECT RAISE(ABORT, 'third_door') WHERE NEW.door = 2 AND EXISTS (SELECT 1 FROM act
        WHERE visit = NEW.id AND handover_at IS NULL AND breach = '');
    SELECT RAISE(ABORT, 'third_door') WHERE NEW.door = 2
        AND NEW.outcome IN ('mise_en_relation', 'troisieme_porte')
        AND NOT EXISTS (SELECT 1 FROM act WHERE visit = NEW.id);
END;

-- A closed visit has no draft: what was said and did not matter is wiped (secure_delete).
CREATE TRIGGER visit_closed AFTER UPDATE OF closed ON visit WHEN NEW.closed IS NOT NULL BEGIN
    DELETE FROM draft_answer WHERE visit = NEW.id;
    DELETE FROM draft_told WHERE visit = NEW.id;
    DELETE FROM draft WHERE visit = NEW.id;
END;

CREATE TRIGGER visit_delete BEFORE DELETE ON visit
WHEN NOT EXISTS (SELECT 1 FROM purge_pass) BEGIN SELECT RAISE(ABORT, 'frozen'); END;

CREATE TRIGGER draft_insert BEFORE INSERT ON draft BEGIN
    SELECT RAISE(ABORT, 'visit_closed') WHERE NOT EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit AND closed IS NULL);
END;

-- Answers come while the visit closes, with codes of its pack, and stay.
CREATE TRIGGER answer_insert BEFORE INSERT ON answer BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM answer
        WHERE visit = NEW.visit AND question = NEW.question AND value = NEW.value);
    SELECT RAISE(ABORT, 'visit_unknown') WHERE NOT EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit);
    SELECT RAISE(ABORT, 'visit_closed') WHERE EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit AND closed IS NOT NULL);
    SELECT RAISE(ABORT, 'question_unknown') WHERE NOT EXISTS
        (SELECT 1 FROM visit v JOIN pack_question q ON q.pack = v.pack AND q.name = NEW.question
         WHERE v.id = NEW.visit);
    SELECT RAISE(ABORT, 'answer_value') WHERE NOT EXISTS
        (SELECT 1 FROM visit v JOIN pack_question q ON q.pack = v.pack AND q.name = NEW.question
         WHERE v.id = NEW.visit AND CASE q.kind
            WHEN 'choice' THEN EXISTS (SELECT 1 FROM pack_value c WHERE c.pack = v.pack
                AND c.question = NEW.question AND c.name = NEW.value)
            WHEN 'integer' THEN NEW.value <> '' AND NEW.value NOT GLOB '*[^0-9]*'
                AND length(NEW.value) < 10
            WHEN 'commune' THEN NEW.value GLOB '[0-9][0-9AB][0-9][0-9][0-9]'
            ELSE length(NEW.value) BETWEEN 1 AND 500 END);
END;
CREATE TRIGGER answer_update BEFORE UPDATE ON answer BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER answer_delete BEFORE DELETE ON answer
WHEN NOT EXISTS (SELECT 1 FROM purge_pass) BEGIN SELECT RAISE(ABORT, 'frozen'); END;

CREATE TRIGGER told_insert BEFORE INSERT ON told BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS
        (SELECT 1 FROM told WHERE visit = NEW.visit AND key = NEW.key);
    SELECT RAISE(ABORT, 'visit_closed') WHERE NOT EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit AND closed IS NULL);
END;
CREATE TRIGGER told_update BEFORE UPDATE ON told BEGIN SELECT RAISE(ABORT, 'frozen'); END;

CREATE TRIGGER note_insert BEFORE INSERT ON note BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM note WHERE visit = NEW.visit);
    SELECT RAISE(ABORT, 'visit_closed') WHERE NOT EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit AND closed IS NULL);
END;
CREATE TRIGGER note_update BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'frozen'); END;

-- ---------------------------------------------------------------------------------------------
-- Acts: the second door, as it was told
-- ---------------------------------------------------------------------------------------------

-- What the person came for (code of the demand, '' when not said): one act a need.
CREATE TABLE need (
    visit  TEXT NOT NULL REFERENCES visit (id),
    demand TEXT NOT NULL,
    PRIMARY KEY (visit, demand)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER need_insert BEFORE INSERT ON need BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS
        (SELECT 1 FROM need WHERE visit = NEW.visit AND demand = NEW.demand);
    SELECT RAISE(ABORT, 'answer_value') WHERE NEW.demand <> '' AND NOT EXISTS
        (SELECT 1 FROM visit v JOIN pack_value c ON c.pack = v.pack AND c.name = NEW.demand
         WHERE v.id = NEW.visit);
END;
CREATE TRIGGER need_update BEFORE UPDATE ON need BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER need_delete BEFORE DELETE ON need
WHEN NOT EXISTS (SELECT 1 FROM purge_pass) BEGIN SELECT RAISE(ABORT, 'frozen'); END;

-- Everything below is a frozen copy: the place may move, the pack may change, the person's sheet
-- stays what it says. An empty network is a place that the receptionist typed; it then has a name.
CREATE TABLE act (
    id               TEXT PRIMARY KEY CHECK (length(id) = 36),
    reference        TEXT NOT NULL CHECK (length(reference) = 12
                         AND reference NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*'),
    visit            TEXT NOT NULL,
    demand           TEXT NOT NULL,
    came_with        TEXT NOT NULL,   -- reference of the act before this one
    issued           INTEGER NOT NULL,
    day              TEXT NOT NULL,
    doubtful_clock   INTEGER NOT NULL CHECK (doubtful_clock IN (0, 1)),
    desk_name        TEXT NOT NULL,   -- the desk that day
    desk_phone       TEXT NOT NULL,
    language         TEXT NOT NULL,
    agent            TEXT NOT NULL,
    network          TEXT NOT NULL,
    sensitive        INTEGER NOT NULL CHECK (sensitive IN (0, 1)),
    neutral          TEXT NOT NULL,   -- printed instead of the name when sensitive
    level            TEXT NOT NULL CHECK (level IN ('2', '3', '-')),
    place_name       TEXT NOT NULL,
    place_address    TEXT NOT NULL,
    place_phone      TEXT NOT NULL,
    place_site       TEXT NOT NULL,
    place_hours      TEXT NOT NULL,
    place_checked    TEXT NOT NULL,   -- day of the record the person was told from
    phoned           INTEGER NOT NULL CHECK (phoned IN (0, 1)),
    hours_checked    INTEGER NOT NULL CHECK (hours_checked IN (0, 1)),
    public_checked   INTEGER NOT NULL CHECK (public_checked IN (0, 1)),
    rule             TEXT NOT NULL,   -- rule of the pack that proposed this door
    reason           TEXT NOT NULL,   -- the sentence told
    bring            TEXT NOT NULL,
    alternatives     TEXT NOT NULL,   -- network codes also shown, separated by spaces
    choice           TEXT NOT NULL,
    mode             TEXT NOT NULL CHECK (mode IN ('ici', 'orientation', 'mise_en_relation')),
    appointment      TEXT NOT NULL,   -- known at once; later ones are events
    handover_who     TEXT NOT NULL,   -- the operator called from the desk
    handover_at      INTEGER,
    breach           TEXT NOT NULL,   -- reason code of a third door
    breach_note      TEXT NOT NULL,
    FOREIGN KEY (visit, demand) REFERENCES need (visit, demand),
    CHECK (network <> '' OR place_name <> ''),
    CHECK ((handover_who = '') = (handover_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX act_by_reference ON act (reference);
CREATE INDEX act_by_visit ON act (visit);
CREATE INDEX act_by_day ON act (day, issued);

CREATE TRIGGER act_insert BEFORE INSERT ON act BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM act WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'reference_taken') WHERE EXISTS
        (SELECT 1 FROM act WHERE reference = NEW.reference);
    SELECT RAISE(ABORT, 'visit_unknown') WHERE NOT EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit);
    SELECT RAISE(ABORT, 'visit_closed') WHERE EXISTS
        (SELECT 1 FROM visit WHERE id = NEW.visit AND closed IS NOT NULL);
    -- The promise: whoever is at door 2 is not sent to a third one in silence.
    SELECT RAISE(ABORT, 'third_door') WHERE NEW.handover_at IS NULL AND NEW.breach = ''
        AND EXISTS (SELECT 1 FROM visit WHERE id = NEW.visit AND door = 2);
    SELECT RAISE(ABORT, 'network_unknown') WHERE NEW.network <> '' AND NOT EXISTS
        (SELECT 1 FROM visit v JOIN pack_network n ON n.pack = v.pack AND n.code = NEW.network
         WHERE v.id = NEW.visit);
END;
CREATE TRIGGER act_update BEFORE UPDATE ON act BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER act_delete BEFORE DELETE ON act
WHEN NOT EXISTS (SELECT 1 FROM purge_pass) BEGIN SELECT RAISE(ABORT, 'frozen'); END;

-- What happened to an act, ours or another desk's: kept against the reference, since a person comes
-- with a slip of paper. What concerns the sheet itself needs the act to be here.
CREATE TABLE act_event (
    id        TEXT PRIMARY KEY CHECK (length(id) = 36),
    reference TEXT NOT NULL CHECK (length(reference) = 12
                  AND reference NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*'),
    at        INTEGER NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('issued', 'printed', 'handed', 'appointment',
        'presented', 'helped', 'continuing', 'refused', 'sent_elsewhere', 'never_came', 'no_news',
        'cancelled')),
    detail    TEXT NOT NULL CHECK (length(detail) <= 500),
    agent     TEXT NOT NULL,
    CHECK (kind NOT IN ('refused', 'cancelled') OR detail <> '')
) STRICT, WITHOUT ROWID;

CREATE INDEX act_event_by_reference ON act_event (reference, at, id);

CREATE TRIGGER act_event_insert BEFORE INSERT ON act_event BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM act_event WHERE id = NEW.id);
    SELECT RAISE(ABORT, 'reference_unknown')
        WHERE NEW.kind IN ('issued', 'printed', 'handed', 'appointment', 'cancelled')
        AND NOT EXISTS (SELECT 1 FROM act WHERE reference = NEW.reference);
    SELECT RAISE(ABORT, 'already_cancelled') WHERE NEW.kind = 'cancelled' AND EXISTS
        (SELECT 1 FROM act_event WHERE reference = NEW.reference AND kind = 'cancelled');
END;
CREATE TRIGGER act_event_update BEFORE UPDATE ON act_event BEGIN
    SELECT RAISE(ABORT, 'frozen');
END;
CREATE TRIGGER act_event_delete BEFORE DELETE ON act_event
WHEN NOT EXISTS (SELECT 1 FROM purge_pass) BEGIN SELECT RAISE(ABORT, 'frozen'); END;

-- An act as it stands: its last event (an appointment is not a state), the last appointment typed,
-- the last way it was handed over. A cancelled act stays cancelled.
CREATE VIEW act_now AS
SELECT a.reference, a.visit, a.issued, a.day,
    coalesce((SELECT e.kind FROM act_event e WHERE e.reference = a.reference
        AND e.kind <> 'appointment' ORDER BY e.kind = 'cancelled' DESC, e.at DESC, e.id DESC
        LIMIT 1), '') AS state,
    coalesce((SELECT e.detail FROM act_event e WHERE e.reference = a.reference
        AND e.kind = 'appointment' ORDER BY e.at DESC, e.id DESC LIMIT 1),
        a.appointment) AS appointment,
    coalesce((SELECT e.detail FROM act_event e WHERE e.reference = a.reference
        AND e.kind = 'handed' ORDER BY e.at DESC, e.id DESC LIMIT 1), '') AS handed
FROM act a;

-- ---------------------------------------------------------------------------------------------
-- Around them
-- ---------------------------------------------------------------------------------------------

-- Places the receptionist typed because no record knew them; offered the next time.
CREATE TABLE point (
    id      TEXT PRIMARY KEY CHECK (length(id) = 36),
    network TEXT NOT NULL,
    commune TEXT NOT NULL,
    name    TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL,
    phone   TEXT NOT NULL,
    site    TEXT NOT NULL,
    hours   TEXT NOT NULL,
    checked TEXT NOT NULL,  -- day it was last typed or confirmed
    UNIQUE (network, commune, name)
) STRICT, WITHOUT ROWID;

-- Information given in a moment, emergencies: counted, and nothing else.
CREATE TABLE quick (
    id   TEXT PRIMARY KEY CHECK (length(id) = 36),
    at   INTEGER NOT NULL,
    day  TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('rapide', 'urgence'))
) STRICT, WITHOUT ROWID;

CREATE INDEX quick_by_day ON quick (day, kind);

CREATE TRIGGER quick_insert BEFORE INSERT ON quick BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM quick WHERE id = NEW.id);
END;

-- Who did what, when, without names of people received (CNIL, recommendation of 2021 on logs).
CREATE TABLE audit (
    id      TEXT PRIMARY KEY CHECK (length(id) = 36),
    at      INTEGER NOT NULL,
    agent   TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL  -- a reference, an id or a setting
) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_insert BEFORE INSERT ON audit BEGIN
    SELECT RAISE(IGNORE) WHERE EXISTS (SELECT 1 FROM audit WHERE id = NEW.id);
END;
CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'frozen'); END;
CREATE TRIGGER audit_delete BEFORE DELETE ON audit
WHEN NOT EXISTS (SELECT 1 FROM purge_pass) BEGIN SELECT RAISE(ABORT, 'frozen'); END;

PRAGMA user_version = 1;
