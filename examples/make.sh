#!/usr/bin/env bash
# Makes every generated file of the example again: of the repository in triage/, and of the states that lie over it.
# Needs what triage/make.sh needs. Each state is made in a copy outside of this repository, so that no tool finds
# a surrounding git history to write into its report. SCAN names a folder in which secretlint is installed.
set -euo pipefail
cd "$(dirname "$0")"

generated=(
  dvc.lock
  data/train.csv data/test.csv data/sample.json data/lineage.json
  handoffs/triage/handoff.yml
  handoffs/triage/model/model.json handoffs/triage/model/model.json.sha256 handoffs/triage/model/model.json.sig
  handoffs/triage/reports/metrics.json handoffs/triage/reports/seeds.json
  handoffs/triage/reports/junit.xml handoffs/triage/reports/benchmark.json handoffs/triage/reports/scan.sarif
  handoffs/triage/environment/requirements.lock.txt handoffs/triage/drills/rollback.md
)
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The key that signs the models lives as long as this script.
export SIGNING_KEY="$work/key"
ssh-keygen -q -t ed25519 -N "" -C release@acme.example -f "$SIGNING_KEY"
echo "release@acme.example namespaces=\"triage-model\" $(cut -d ' ' -f 1,2 "$SIGNING_KEY.pub")" >triage/.github/model-signers

# copy NAME OVERLAY...: triage/ with the overlays laid over it, in order.
copy() {
  local name="$1" overlay
  shift
  cp -r triage "$work/$name"
  for overlay in "$@"; do cp -r "states/$overlay/." "$work/$name/"; done
  if [[ -n "${SCAN:-}" ]]; then ln -s "$SCAN" "$work/$name/.scan"; fi
}

# release NAME: what was made in a copy becomes a released version in triage/.
release() {
  mkdir -p "triage/deploy/released/$1"
  cp "$work/$1/handoffs/triage/model/model.json" "$work/$1/handoffs/triage/model/model.json.sha256" "triage/deploy/released/$1/"
}

# keep NAME OVERLAY: the generated files of a copy that differ from triage/ go into the overlay.
keep() {
  local file
  for file in "${generated[@]}"; do
    rm -f "states/$2/$file"
    if ! cmp -s "triage/$file" "$work/$1/$file"; then
      mkdir -p "states/$2/$(dirname "$file")"
      cp "$work/$1/$file" "states/$2/$file"
    fi
  done
}

echo "=== 0.9.0: the first version read one measurement; only its model is kept, as a target to roll back to"
copy 0.9.0
sed -i 's/^  features: .*/  features: radius/; s/^  C: .*/  C: 1.0/' "$work/0.9.0/params.yaml"
sed -i 's/^  version: .*/  version: 0.9.0/' "$work/0.9.0/handoffs/triage/handoff.yml"
(cd "$work/0.9.0" && "${PYTHON:-/usr/bin/python3}" src/prepare.py && "${PYTHON:-/usr/bin/python3}" src/train.py &&
  cd handoffs/triage/model && sha256sum model.json >model.json.sha256)
release 0.9.0

echo "=== 1.0.0: in service when the story begins"
copy 1.0.0 1.0.0
"$work/1.0.0/make.sh"
release 1.0.0

echo "=== 1.1.0: as it is handed over in the end"
copy 1.1.0
"$work/1.1.0/make.sh"
for file in "${generated[@]}"; do cp "$work/1.1.0/$file" "triage/$file"; done

echo "=== 1.1.0 as it was first proposed, trained with a C that is a hundred times too small"
copy weak-recall weak-recall
"$work/weak-recall/make.sh"

keep 1.0.0 1.0.0
keep weak-recall weak-recall

echo "=== two mistakes that are one line each"
sed 's/metric: p95_latency, op: gt, threshold: 50ms/metric: p95_latency, op: gt, threshold: 50/' \
  states/weak-recall/handoffs/triage/handoff.yml >states/vague-trigger/handoffs/triage/handoff.yml
sed '/id: load-test/s/ \[benchmark\].*//' \
  triage/handoffs/triage/checklists/release-readiness.md >states/unproved-tick/handoffs/triage/checklists/release-readiness.md
