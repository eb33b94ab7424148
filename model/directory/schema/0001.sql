-- Deux Portes, directory, schema 1: the points of everybody.
--
-- Read it from top to bottom: where the records come from, the records as they came, and what the
-- desk searches. Public data only: it is imported again rather than saved. Days are TEXT
-- (2026-11-24), instants are milliseconds of UTC, coordinates are millionths of a degree, lists are
-- JSON arrays, '' means "not said".
--
-- Two halves. `structure` and `service` hold every record under its own columns, also those hidden
-- because their source no longer names them. `place`, `card`, `offer`, `place_network` and `word`
-- are made from them, and only what changed is made again.

PRAGMA application_id = 0x44504152; -- "DPAR"

-- ---------------------------------------------------------------------------------------------
-- Where records come from
-- ---------------------------------------------------------------------------------------------

-- What one file replaces: the structures of data·inclusion, our own list of MIFE.
CREATE TABLE feed (
    key    INTEGER PRIMARY KEY,
    source TEXT NOT NULL, -- data-inclusion, dila, education, local
    name   TEXT NOT NULL, -- of a local one: mife-bretagne
    kind   TEXT NOT NULL CHECK (kind IN ('structures', 'services')),
    UNIQUE (source, name, kind)
) STRICT;

-- Every file that was read. The licences ask that producer, address, file and day be shown.
CREATE TABLE edition (
    key      INTEGER PRIMARY KEY,
    feed     INTEGER NOT NULL REFERENCES feed,
    url      TEXT NOT NULL,
    file     TEXT NOT NULL,
    date     TEXT NOT NULL,
    imported INTEGER NOT NULL,
    records  INTEGER NOT NULL,
    UNIQUE (feed, file, date)
) STRICT;

-- ---------------------------------------------------------------------------------------------
-- The records, as they came
-- ---------------------------------------------------------------------------------------------

-- What is short stands first: a lookup reads the beginning of a row and leaves the description.
CREATE TABLE structure (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE, -- <source>--<id there>
    feed         INTEGER NOT NULL REFERENCES feed,
    hash         INTEGER NOT NULL, -- of all that was read and of the networks it means
    hidden       INTEGER NOT NULL, -- 1: no longer in its source
    place        INTEGER NOT NULL, -- the least key of the records that are one place
    networks     TEXT NOT NULL,    -- codes, separated by spaces
    insee        TEXT NOT NULL,    -- its commune, said or found by its postal code
    department   TEXT NOT NULL,
    located      INTEGER NOT NULL, -- 0 nowhere, 1 by its commune, 2 by itself
    at_latitude  INTEGER NOT NULL,
    at_longitude INTEGER NOT NULL,
    folded       TEXT NOT NULL, -- its name, as people search it
    digits       TEXT NOT NULL, -- its telephone, '' for a short number: many places share it
    worth        INTEGER NOT NULL, -- how fresh and complete it is: the best record speaks
    source       TEXT NOT NULL,
    nom          TEXT NOT NULL,
    date_maj     TEXT NOT NULL,
    siret        TEXT NOT NULL,
    adresse      TEXT NOT NULL,
    complement_adresse  TEXT NOT NULL,
    commune      TEXT NOT NULL,
    code_postal  TEXT NOT NULL,
    code_insee   TEXT NOT NULL,
    longitude    TEXT NOT NULL,
    latitude     TEXT NOT NULL,
    telephone    TEXT NOT NULL,
    courriel     TEXT NOT NULL,
    site_web     TEXT NOT NULL,
    lien_source  TEXT NOT NULL,
    horaires_accueil    TEXT NOT NULL,
    accessibilite_lieu  TEXT NOT NULL,
    reseaux_porteurs    TEXT NOT NULL,
    types        TEXT NOT NULL,
    reseau       TEXT NOT NULL,
    publics      TEXT NOT NULL,
    zone         TEXT NOT NULL,
    acces        TEXT NOT NULL,
    remarques    TEXT NOT NULL,
    ferme_le     TEXT NOT NULL,
    description  TEXT NOT NULL
) STRICT;

CREATE INDEX structure_by_place ON structure (place);
CREATE INDEX structure_by_insee ON structure (insee);
CREATE INDEX structure_by_feed ON structure (feed, hidden);

-- Who a service is for: interned, because a few thousand answers serve all the services there are.
CREATE TABLE reach (
    key     INTEGER PRIMARY KEY,
    publics TEXT NOT NULL,
    zones   TEXT NOT NULL,
    modes   TEXT NOT NULL,
    UNIQUE (publics, zones, modes)
) STRICT;

-- What it is about, likewise.
CREATE TABLE theme (
    key    INTEGER PRIMARY KEY,
    themes TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE service (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    feed         INTEGER NOT NULL REFERENCES feed,
    hash         INTEGER NOT NULL,
    hidden       INTEGER NOT NULL,
    structure    INTEGER NOT NULL REFERENCES structure,
    reach        INTEGER NOT NULL REFERENCES reach,
    theme        INTEGER NOT NULL REFERENCES theme,
    department   TEXT NOT NULL,
    structure_id TEXT NOT NULL,
    source       TEXT NOT NULL,
    nom          TEXT NOT NULL,
    lien_source  TEXT NOT NULL,
    date_maj     TEXT NOT NULL,
    type         TEXT NOT NULL,
    thematiques  TEXT NOT NULL,
    frais        TEXT NOT NULL,
    frais_precisions    TEXT NOT NULL,
    publics      TEXT NOT NULL,
    publics_precisions  TEXT NOT NULL,
    conditions_acces    TEXT NOT NULL,
    commune      TEXT NOT NULL,
    code_postal  TEXT NOT NULL,
    code_insee   TEXT NOT NULL,
    adresse      TEXT NOT NULL,
    complement_adresse  TEXT NOT NULL,
    longitude    TEXT NOT NULL,
    latitude     TEXT NOT NULL,
    telephone    TEXT NOT NULL,
    courriel     TEXT NOT NULL,
    modes_accueil       TEXT NOT NULL,
    zone_eligibilite    TEXT NOT NULL,
    contact_nom_prenom  TEXT NOT NULL,
    lien_mobilisation   TEXT NOT NULL,
    modes_mobilisation  TEXT NOT NULL,
    mobilisable_par     TEXT NOT NULL,
    mobilisation_precisions     TEXT NOT NULL,
    volume_horaire_hebdomadaire TEXT NOT NULL,
    nombre_semaines     TEXT NOT NULL,
    horaires_accueil    TEXT NOT NULL,
    description  TEXT NOT NULL
) STRICT;

CREATE INDEX service_by_structure ON service (structure, hidden, reach, theme);
CREATE INDEX service_by_feed ON service (feed, hidden);

-- ---------------------------------------------------------------------------------------------
-- What is searched
-- ---------------------------------------------------------------------------------------------

-- One row a place, short: all of it is read when a desk opens.
CREATE TABLE place (
    key       INTEGER PRIMARY KEY,
    located   INTEGER NOT NULL,
    latitude  INTEGER NOT NULL,
    longitude INTEGER NOT NULL,
    hidden    INTEGER NOT NULL,
    remote    INTEGER NOT NULL, -- one of its services answers from afar
    closes    TEXT NOT NULL     -- closed for good since this day, or ''
) STRICT;

-- What a line of results says, from the best record; and every word that leads there.
CREATE TABLE card (
    key        INTEGER PRIMARY KEY,
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    commune    TEXT NOT NULL,
    department TEXT NOT NULL,
    networks   TEXT NOT NULL,
    phone      TEXT NOT NULL,
    checked    TEXT NOT NULL,
    hours      TEXT NOT NULL,
    words      TEXT NOT NULL
) STRICT;

CREATE TABLE place_network (
    network TEXT NOT NULL,
    place   INTEGER NOT NULL,
    PRIMARY KEY (network, place)
) STRICT, WITHOUT ROWID;

-- What is to be had at a place, and for whom.
CREATE TABLE offer (
    place INTEGER NOT NULL,
    reach INTEGER NOT NULL,
    theme INTEGER NOT NULL,
    PRIMARY KEY (place, reach, theme)
) STRICT, WITHOUT ROWID;

-- card.words, by word and by beginning of word. Only which place holds which word is kept: nobody
-- asks for phrases or ranks. Its text is in card, so a word is taken out by saying it again.
CREATE VIRTUAL TABLE word USING fts5 (
    words, content = '', detail = none, columnsize = 0, tokenize = 'ascii', prefix = '1 2 3'
);

PRAGMA user_version = 1;
