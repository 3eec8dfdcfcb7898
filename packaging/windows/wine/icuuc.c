/* Only for trying the program under wine, which lacks Windows' own icuuc.dll. Qt converts text with it
 * where an encoding is none of Unicode's; here every converter is refused, and Qt takes its own. It goes
 * into the wine prefix and is never shipped. */
#include <stddef.h>
#include <stdint.h>

#define EXPORTED __declspec(dllexport)
enum { REFUSED = 4 /* U_FILE_ACCESS_ERROR */ };

typedef struct Converter Converter;
typedef void *Callback;
typedef const void *Context;

static void refuse(int *error) {
    if (error != NULL) *error = REFUSED;
}

EXPORTED Converter *ucnv_open(const char *name, int *error) { refuse(error); return NULL; }
EXPORTED void ucnv_close(Converter *of) {}
EXPORTED void ucnv_reset(Converter *of) {}
EXPORTED int8_t ucnv_getMaxCharSize(const Converter *of) { return 1; }
EXPORTED const char *ucnv_getName(const Converter *of, int *error) { refuse(error); return NULL; }
EXPORTED const char *ucnv_getStandardName(const char *name, const char *by, int *error) { return NULL; }
EXPORTED const char *ucnv_getAvailableName(int32_t at) { return NULL; }
EXPORTED int32_t ucnv_countAvailable(void) { return 0; }

EXPORTED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
EXPORTED void ucnv_getToUCallBack(const Converter *of, Callback *now, Context *with) {
    *now = NULL;
    *with = NULL;
}
EXPORTED void ucnv_getFromUCallBack(const Converter *of, Callback *now, Context *with) {
    *now = NULL;
    *with = NULL;
}
EXPORTED void ucnv_setToUCallBack(Converter *of, Callback to, Context with, Callback *old, Context *had, int *error) {}
EXPORTED void ucnv_setFromUCallBack(Converter *of, Callback to, Context with, Callback *old, Context *had, int *error) {}
EXPORTED void ucnv_cbToUWriteUChars(void *args, const uint16_t *text, int32_t length, int32_t offset, int *error) {
    refuse(error);
}
EXPORTED void ucnv_cbFromUWriteUChars(void *args, const uint16_t **text, const uint16_t *end, int32_t offset, int *error) {
    refuse(error);
}
EXPORTED void ucnv_toUnicode(Converter *of, uint16_t **to, const uint16_t *to_end, const char **from, const char *from_end,
                             int32_t *offsets, int8_t flush, int *error) {
    refuse(error);
}
EXPORTED void ucnv_fromUnicode(Converter *of, char **to, const char *to_end, const uint16_t **from, const uint16_t *from_end,
                               int32_t *offsets, int8_t flush, int *error) {
    refuse(error);
}
EXPORTED int32_t ucnv_toUCountPending(const Converter *of, int *error) { return 0; }
EXPORTED int32_t ucnv_fromUCountPending(const Converter *of, int *error) { return 0; }
