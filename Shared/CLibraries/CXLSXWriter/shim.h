#pragma once
#include <xlsxwriter.h>

/* Frees a workbook that is not to be written. The library forgets the temporary files of its sheets then. */
static inline void fb_workbook_drop(lxw_workbook *workbook) {
    lxw_worksheet *sheet;
    STAILQ_FOREACH (sheet, workbook->worksheets, list_pointers) {
        if (sheet->optimize_tmpfile) fclose(sheet->optimize_tmpfile);
        sheet->optimize_tmpfile = NULL;
    }
    lxw_workbook_free(workbook);
}
