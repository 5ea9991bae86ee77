/* Called explorer.exe, it starts a program without arguments, as a double click does. */
#include <process.h>
#include <wchar.h>

int wmain(int count, wchar_t **words) {
  const wchar_t *program[] = {words[1], NULL};
  return count == 2 ? (int)_wspawnv(_P_WAIT, words[1], program) : 2;
}
