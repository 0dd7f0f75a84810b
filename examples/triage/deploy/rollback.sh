#!/usr/bin/env bash
# Puts an earlier version of the model back into service, or rehearses that.
#
#   rollback.sh --store DIR --to VERSION
#   rollback.sh --store DIR --to VERSION --drill RECORD.md
#
# A store holds models/<version>/model.json with its checksum in model.json.sha256, and a link `current`
# to the version in service; the service follows the link at its next request. The target is verified before
# the swap and after it; when it does not verify, nothing is changed and the exit code is 1.
# A drill works on a copy of the store: it damages the model in service, makes sure that the damage is noticed,
# rolls back, and writes what happened, with its times, to RECORD.md.
set -euo pipefail

fail() {
  printf 'rollback: %s\n' "$1" >&2
  exit 1
}

# verify STORE VERSION: the model is there, is whole, and says that it is this version.
verify() {
  local folder="$1/models/$2"
  [[ -f "$folder/model.json" && -f "$folder/model.json.sha256" ]] || return 1
  (cd "$folder" && sha256sum --check --status model.json.sha256) || return 1
  grep -qF "\"version\": \"$2\"" "$folder/model.json"
}

# in_service STORE: the version that `current` points to.
in_service() {
  basename "$(readlink "$1/current")"
}

# swap STORE VERSION: one rename, so that a reader sees the old version or the new one.
swap() {
  ln -s "models/$2" "$1/current.next.$$"
  mv -T "$1/current.next.$$" "$1/current"
}

roll_back() {
  verify "$1" "$2" || fail "version $2 is missing or does not match its checksum; $(in_service "$1") stays in service"
  swap "$1" "$2"
  if [[ "$(in_service "$1")" != "$2" ]] || ! verify "$1" "$2"; then
    fail "version $2 was put into service but does not verify"
  fi
}

milliseconds() {
  echo $((${EPOCHREALTIME/./} / 1000))
}

drill() {
  local store from began noticed done_at
  store="$(mktemp -d)"
  # shellcheck disable=SC2064 # the folder is known now, and is gone from scope when the trap runs
  trap "rm -rf '$store'" EXIT
  cp -a "$1/." "$store/"
  from="$(in_service "$store")"
  [[ "$from" != "$2" ]] || fail "version $2 is in service already; a drill needs another one to roll back from"
  verify "$store" "$from" || fail "version $from does not verify before the drill"

  began="$(milliseconds)"
  truncate --size=100 "$store/models/$from/model.json"
  verify "$store" "$from" && fail "the damaged model was not noticed"
  noticed="$(milliseconds)"
  roll_back "$store" "$2"
  done_at="$(milliseconds)"

  cat >"$3" <<RECORD
---
date: "$(date --utc +%F)"
target: triage@$2
duration: $((done_at - began))ms
outcome: passed
failure_mode: the model file in service is cut off after 100 bytes
x-from: triage@$from
script_sha256: $(sha256sum "$0" | cut -d ' ' -f 1)
---
# Rollback drill: $from to $2

| step | took |
|---|---|
| damage the model of $from, notice it by its checksum | $((noticed - began)) ms |
| verify $2, point \`current\` at it, verify again | $((done_at - noticed)) ms |

The drill ran on a copy of the store. It times the script, not the people who decide to run it.
RECORD
}

store="" to="" record=""
while (($#)); do
  case "$1" in
    --store) store="${2:-}" ;;
    --to) to="${2:-}" ;;
    --drill) record="${2:-}" ;;
    *) fail "unknown argument $1; see the top of this file" ;;
  esac
  shift 2 || fail "$1 needs a value"
done
[[ -L "$store/current" ]] || fail "--store must name a folder with a link called current"
[[ "$to" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "--to must be a version such as 1.0.0"

if [[ -n "$record" ]]; then
  drill "$store" "$to" "$record"
  echo "drill passed: see $record"
else
  before="$(in_service "$store")"
  roll_back "$store" "$to"
  echo "rolled back from $before to $to"
fi
