-- Lines that were written about one account: corrections and resets. Charges are in no index of them.
create index entry_by_account
    on entry (json_extract(detail, '$.account.kind'), json_extract(detail, '$.account.id'))
    where kind <> 'charge';
