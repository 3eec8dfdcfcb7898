/* Only for trying the program under wine, whose mscms.dll stops a process that asks for the display's
 * colours. Every profile is refused here, and Qt goes on without one. It goes into the wine prefix and
 * is never shipped. */
#include <windows.h>

#define EXPORTED __declspec(dllexport)

EXPORTED HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation) {
    SetLastError(ERROR_FILE_NOT_FOUND);
    return NULL;
}
EXPORTED BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }
EXPORTED HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) {
    SetLastError(ERROR_CALL_NOT_IMPLEMENTED);
    return NULL;
}
EXPORTED BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *data, DWORD *size) {
    SetLastError(ERROR_CALL_NOT_IMPLEMENTED);
    return FALSE;
}
EXPORTED HRESULT WINAPI ColorProfileGetDisplayDefault(int scope, LUID adapter, UINT32 source, int type, int subtype, LPWSTR *name) {
    if (name != NULL) *name = NULL;
    return E_NOTIMPL;
}
EXPORTED BOOL WINAPI WcsGetDefaultColorProfile(int scope, LPCWSTR device, int type, int subtype, DWORD id, DWORD size, LPWSTR name) {
    return FALSE;
}
EXPORTED BOOL WINAPI WcsGetDefaultColorProfileSize(int scope, LPCWSTR device, int type, int subtype, DWORD id, DWORD *size) {
    return FALSE;
}
EXPORTED BOOL WINAPI GetColorDirectoryW(LPCWSTR machine, LPWSTR folder, DWORD *size) { return FALSE; }
