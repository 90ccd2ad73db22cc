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

/* The rows wait in temporary files, and the library does not look whether they were written: on a full disk a sheet would be
   cut without a word. 0 when all of them were. */
static inline int fb_workbook_flush(lxw_workbook *workbook) {
    lxw_worksheet *sheet;
    STAILQ_FOREACH (sheet, workbook->worksheets, list_pointers) {
        FILE *rows = sheet->optimize_tmpfile;
        if (rows && (fflush(rows) != 0 || ferror(rows))) return -1;
    }
    return 0;
}
