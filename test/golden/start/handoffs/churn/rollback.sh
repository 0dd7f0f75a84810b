#!/bin/sh
# Puts the version that is named back into service.
set -eu
ln -sfn "models/$1" current
