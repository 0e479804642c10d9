/* markdown_xml.h — a parsed page in the XML that cmark-gfm prints, so that the two can be compared byte for
 * byte. */
#ifndef LOCKSTEP_MARKDOWN_XML_H
#define LOCKSTEP_MARKDOWN_XML_H

#include "markdown.h"

/* What the flat array says of the document, as `cmark-gfm -t xml` would. Footnotes stand where the file has
 * them. */
text markdown_xml(const markdown *page, arena *memory);

/* What can be compared of such XML: without its head, without what the array does not keep (titles,
 * alignments, delimiters), neighbouring texts as one, footnotes last and in the order of their XML. */
text markdown_xml_normal(text xml, arena *memory);

#endif
