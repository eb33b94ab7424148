/* The columns of the two records in the order of record.h, for the statements that read them whole
 * (`s` is structure, `v` is service). */
#ifndef DP_MODEL_DIRECTORY_COLUMNS_H
#define DP_MODEL_DIRECTORY_COLUMNS_H

#define STRUCTURE_COLUMNS                                                                          \
    "SELECT s.id, s.source, s.nom, s.date_maj, s.siret, s.description, "                           \
    "s.adresse, s.complement_adresse, s.commune, s.code_postal, s.code_insee, "                    \
    "s.longitude, s.latitude, s.telephone, s.courriel, s.site_web, "                               \
    "s.lien_source, s.horaires_accueil, s.accessibilite_lieu, "                                    \
    "s.reseaux_porteurs, s.types, s.reseau, s.publics, s.zone, s.acces, "                          \
    "s.remarques, s.ferme_le"

#define SERVICE_COLUMNS                                                                            \
    "SELECT v.id, v.structure_id, v.source, v.nom, v.description, v.lien_source, "                 \
    "v.date_maj, v.type, v.thematiques, v.frais, v.frais_precisions, v.publics, "                  \
    "v.publics_precisions, v.conditions_acces, v.commune, v.code_postal, "                         \
    "v.code_insee, v.adresse, v.complement_adresse, v.longitude, v.latitude, "                     \
    "v.telephone, v.courriel, v.modes_accueil, v.zone_eligibilite, "                               \
    "v.contact_nom_prenom, v.lien_mobilisation, v.modes_mobilisation, "                            \
    "v.mobilisable_par, v.mobilisation_precisions, "                                               \
    "v.volume_horaire_hebdomadaire, v.nombre_semaines, v.horaires_accueil"

#endif
