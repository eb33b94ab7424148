/* A service of a place as text. Private to point/. */
#ifndef DP_FORMS_POINT_SERVICE_H
#define DP_FORMS_POINT_SERVICE_H

#include "forms/point/page.h"

/* « Atelier CV · Atelier · Gratuit · Jeunes ». */
void service_say_brief(const struct directory_service *service, struct text_buffer *out);
void service_page(const struct directory_service *service, const struct page_way *way,
                  struct text_buffer *out);

/* A code of a zone in words: a commune, a department, an EPCI, the whole country; else itself. */
void service_say_zone(const struct territory *territory, const char *code, struct text_buffer *out);

#endif
