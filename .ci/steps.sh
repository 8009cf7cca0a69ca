# Functions that run and count a step; sourced by .ci/run, which owns the counters.

# Kills the processes that a step has left running.
kill_leftovers() {
  local environment pid
  for environment in /proc/[0-9]*/environ; do
    pid=${environment#/proc/} pid=${pid%/environ}
    [ "$pid" != $$ ] && grep -qzxF "DASHIJI_CI_RUN=$DASHIJI_CI_RUN" "$environment" 2>/dev/null && kill -KILL "$pid" 2>/dev/null
  done
  return 0
}

# Runs a command with a time limit and keeps its output; shows the last lines when it fails.
run_limited() { # name, seconds, command…
  local name=$1 limit=$2 start=$SECONDS
  shift 2
  echo "… $name"
  timeout --kill-after=30 "$limit" "$@" >"$work/log" 2>&1
  status=$?
  kill_leftovers
  local verdict=passed
  [ $status -eq 0 ] || verdict="failed (status $status$([ $status -ge 124 ] && [ $status -ne 130 ] && echo ', out of time or killed'))"
  [ $status -eq 0 ] || tail -n 150 "$work/log" | sed 's/^/    /'
  echo "$name: $verdict, $((SECONDS - start)) s"
}

# A step that counts as one.
step() {
  run_limited "$@"
  if [ $status -eq 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}

# A step that prints `PASS …` or `FAIL …` for each check; one that fails without printing any counts as one failure.
counting_step() {
  local good bad
  run_limited "$@"
  grep -E '^(PASS|FAIL) ' "$work/log" | sed 's/^/  /'
  good=$(grep -c '^PASS ' "$work/log") bad=$(grep -c '^FAIL ' "$work/log")
  if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ $((good + bad)) -eq 0 ]; then bad=1; fi
  passed=$((passed + good)) failed=$((failed + bad))
}

# A test run, counted by its own report. No report, or a bad status without a failed test, is one failure.
jest_step() {
  local good bad left
  rm -f "$work/jest.json"
  run_limited "$@" --json --outputFile="$work/jest.json"
  read -r good bad left < <(node .ci/countTests.mjs "$work/jest.json" 2>/dev/null) || { good=0 bad=1 left=0; }
  if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  echo "  $good tests passed, $bad failed, $left skipped"
  [ $status -ne 0 ] || sed -n '/^Skipped (/,/^$/p' "$work/log"
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left))
}

node_is_new_enough() {
  node --eval 'const [major, minor] = process.versions.node.split(".").map(Number); process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' 2>/dev/null
}

# The last line, and nothing after it.
finish() {
  echo "The whole run took $((SECONDS - began)) s."
  if [ $skipped -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ $failed -eq 0 ]
  exit
}
