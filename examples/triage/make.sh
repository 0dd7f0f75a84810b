#!/usr/bin/env bash
# Makes every generated file of this repository again, from params.yaml. On Debian 12:
#   apt-get install --no-install-recommends python3-sklearn python3-yaml python3-pytest python3-pytest-benchmark prometheus
# The scan needs npm as well, and is left as it is where npm is absent:
#   npm install --prefix .scan secretlint @secretlint/secretlint-rule-preset-recommend @secretlint/secretlint-formatter-sarif
# SIGNING_KEY names the private key of .github/model-signers; without it the signature stays, and must still fit.
# Everything but times is the same at each run on the same versions.
set -euo pipefail
cd "$(dirname "$0")"

python="${PYTHON:-/usr/bin/python3}"
package=handoffs/triage
export PYTHONDONTWRITEBYTECODE=1

echo "== data, model, metrics"
"$python" src/prepare.py
"$python" src/train.py
"$python" src/seeds.py
(cd $package/model && sha256sum model.json >model.json.sha256)
sed -i "s/^  run_id: .*/  run_id: $(sed -n 's/^  "run_id": "\(.*\)",$/\1/p' $package/model/model.json)/" $package/handoff.yml

echo "== lineage"
"$python" src/stages.py

echo "== signature"
if [[ -n "${SIGNING_KEY:-}" ]]; then
  ssh-keygen -q -Y sign -f "$SIGNING_KEY" -n triage-model <$package/model/model.json >$package/model/model.json.sig
fi
ssh-keygen -Y verify -f .github/model-signers -I release@acme.example -n triage-model \
  -s $package/model/model.json.sig <$package/model/model.json

echo "== environment"
"$python" src/lock.py >$package/environment/requirements.lock.txt

echo "== tests and benchmark"
"$python" -m pytest -q -p no:cacheprovider --benchmark-disable --junitxml=$package/reports/junit.xml
"$python" -m pytest -q -p no:cacheprovider --benchmark-json=$package/reports/benchmark.json tests/bench_predict.py

echo "== alerts"
promtool check rules $package/ops/rules.yml
(cd $package/ops && promtool test rules rules.test.yml)

echo "== rollout"
if command -v ansible-playbook >/dev/null; then
  for environment in staging production; do
    ansible-playbook --syntax-check -i localhost, -e "@deploy/$environment.yaml" deploy/rollout.yaml
  done
else
  echo "skipped: ansible-playbook is not installed"
fi

echo "== rollback drill"
store="$(mktemp -d)"
trap 'rm -rf "$store"' EXIT
mkdir "$store/models"
cp -r deploy/released/* "$store/models/"
version="$(sed -n 's/^  version: //p' $package/handoff.yml)"
previous="$(sed -n 's/^  previous: //p' $package/handoff.yml)"
mkdir -p "$store/models/$version"
cp $package/model/* "$store/models/$version/"
ln -s "models/$version" "$store/current"
deploy/rollback.sh --store "$store" --to "$previous" --drill $package/drills/rollback.md

echo "== scan for secrets"
if [[ -x .scan/node_modules/.bin/secretlint ]]; then
  .scan/node_modules/.bin/secretlint --format @secretlint/secretlint-formatter-sarif \
    --output $package/reports/scan.sarif "**/*" ".*" ".github/**/*"
else
  echo "skipped: secretlint is not installed in .scan"
fi
