/* Debian's Wine lacks this library; of it, Rust's standard library takes one function. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
  for (SIZE_T done = 0; done < size; done += 4096)
    if (!RtlGenRandom(data + done, size - done < 4096 ? (ULONG)(size - done) : 4096)) return FALSE;
  return TRUE;
}
