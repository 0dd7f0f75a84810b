rollback.sh
