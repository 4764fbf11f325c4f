#!/bin/sh
# Copies the database into a folder, one file a day, and keeps the last thirty; `latest.db` is the newest.
# Usage: KB_DATABASE=… sh scripts/host/backup.sh FOLDER
set -eu
folder=${1:?Name the folder for backups.}
keep=30
umask 077
day=$(date +%F)
PATH="node_modules/.bin:$PATH"
mkdir -p "$folder"
rm -f "$folder/.$day.db"
node scripts/feedback.ts backup "$folder/.$day.db"
# A copy that broke off never has a name of its own.
mv "$folder/.$day.db" "$folder/$day.db"
ln -sfn "$day.db" "$folder/latest.db"
ls -1 "$folder" | grep -E '^[0-9]{4}-[0-9]{2}-[0-9]{2}\.db$' | sort -r | tail -n +$((keep + 1)) | while read -r old; do
  rm -f "$folder/$old"
done
