-- Deux Portes, schema 3: what a desk knows better than the directory, and the doors that miss.
--
-- The directory itself is public data in a file of its own, replaced at each import. What stands
-- here is the desk's, and stays.

-- ---------------------------------------------------------------------------------------------
-- Local knowledge
-- ---------------------------------------------------------------------------------------------

-- One row a point, '' where the directory is good enough. `point` is its id in the directory
-- ("source--id of the producer") or that of a point added by hand: no reference, since the directory
-- is another file, and a point that left it may come back. A closure has a first day, and a last one
-- unless nobody knows it yet.
CREATE TABLE point_local (
    point          TEXT PRIMARY KEY CHECK (length(point) BETWEEN 1 AND 160),
    hours          TEXT NOT NULL CHECK (length(hours) <= 320),
    closed_from    TEXT NOT NULL CHECK (closed_from = ''
                       OR closed_from GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    closed_to      TEXT NOT NULL CHECK (closed_to = ''
                       OR closed_to GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
    closed_reason  TEXT NOT NULL CHECK (length(closed_reason) <= 160),
    phone          TEXT NOT NULL CHECK (length(phone) <= 63),
    ask            TEXT NOT NULL CHECK (length(ask) <= 160),        -- whom to ask for
    capacity       TEXT NOT NULL CHECK (length(capacity) <= 160),   -- « complet jusqu'en janvier »
    capacity_day   TEXT NOT NULL,                                   -- the day it was true
    note           TEXT NOT NULL CHECK (length(note) <= 300),
    correction     TEXT NOT NULL CHECK (length(correction) <= 300), -- what its source has wrong
    correction_day TEXT NOT NULL,
    reported       TEXT NOT NULL,                                   -- day the source was told
    checked        TEXT NOT NULL,                                   -- day the whole was verified
    agent          TEXT NOT NULL CHECK (length(agent) < 16),        -- who wrote last; initials
    changed        INTEGER NOT NULL,                                -- and when
    CHECK (closed_to = '' OR (closed_from <> '' AND closed_from <= closed_to)),
    CHECK (closed_reason = '' OR closed_from <> ''),
    CHECK ((capacity = '') = (capacity_day = '')),
    CHECK ((correction = '') = (correction_day = '')),
    CHECK (reported = '' OR correction <> '')
) STRICT, WITHOUT ROWID;

-- What was being typed about a point when the line was lost: it waits until it is kept or left.
-- point '' is a point that was being added.
CREATE TABLE draft_point (
    point TEXT NOT NULL CHECK (length(point) <= 160),
    card  TEXT NOT NULL CHECK (card <> ''),
    field TEXT NOT NULL,
    value TEXT NOT NULL CHECK (length(value) <= 300),
    saved TEXT NOT NULL, -- day
    PRIMARY KEY (point, card, field)
) STRICT, WITHOUT ROWID;

-- A typed place becomes a point added by hand. Removed, it is only hidden (the day it was): acts
-- hold their own copy of it, a note its id. Adding it again shows it again.
ALTER TABLE point ADD COLUMN publics TEXT NOT NULL DEFAULT ''; -- values of data·inclusion, spaces
ALTER TABLE point ADD COLUMN note TEXT NOT NULL DEFAULT '' CHECK (length(note) <= 300);
ALTER TABLE point ADD COLUMN agent TEXT NOT NULL DEFAULT '' CHECK (length(agent) < 16);
ALTER TABLE point ADD COLUMN hidden TEXT NOT NULL DEFAULT '';

-- ---------------------------------------------------------------------------------------------
-- Missing doors
-- ---------------------------------------------------------------------------------------------

-- How often a network was the right door and no point of it was known in reach. Counts for the
-- territory, kept by the purge since nobody is in them: no visit, no commune, no day. `place` is the
-- group of communes (SIREN of its EPCI), else the department, '' when not said. A sensitive demand
-- is '' too.
CREATE TABLE missing_door (
    month   TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    place   TEXT NOT NULL CHECK (length(place) <= 9 AND length(place) <> 5), -- 5: a commune
    network TEXT NOT NULL CHECK (network <> ''),
    demand  TEXT NOT NULL,
    count   INTEGER NOT NULL CHECK (count > 0),
    PRIMARY KEY (month, place, network, demand)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 3;
