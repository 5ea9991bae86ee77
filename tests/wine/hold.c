/* Holds a file as Word does, so that nobody else may read or replace it, for so many milliseconds; says "held" once it has it. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
  if (count != 3) return 2;
  HANDLE file = CreateFileW(words[1], GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (file == INVALID_HANDLE_VALUE) return 1;
  puts("held");
  fflush(stdout);
  Sleep(_wtoi(words[2]));
  return 0;
}
