export interface paths {
    "/api/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["facts-regions"];
        put?: never;
        post: operations["facts-registerRegion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["facts-region"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/regions/{code}/recodings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-recode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/programs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["facts-programs"];
        put?: never;
        post: operations["facts-addProgram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/designations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-designate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-indicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-setStandard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-exit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-disclose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-setTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/targets/{no}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["facts-progress"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["province-receipts"];
        put?: never;
        post: operations["province-recordReceipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["province-transfers"];
        put?: never;
        post: operations["province-issueTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{documentNo}/arrivals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["province-receiveTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/exemptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["province-grantExemption"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/works": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["province-works"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/pools/{year}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["province-closePool"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/funds/{documentNo}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["province-trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["county-assessNeed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["county-allocateBudget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["county-adjustFunds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/reclaims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["county-reclaimAward"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["county-close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/carryovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["county-enterCarryover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["county-ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["counties-counties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/disbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disbursements-disburse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disbursements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disbursements-disbursements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disbursements/{batchNo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disbursements-disbursement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disbursements/{batchNo}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disbursements-payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disbursements/{batchNo}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disbursements-returnPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{batchNo}/{paymentNo}/origins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disbursements-origins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gap-alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alerts-alerts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gap-alerts/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["alerts-stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/gap-alerts/{id}/acknowledgement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["alerts-acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["corrections-corrections"];
        put?: never;
        post: operations["corrections-propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["corrections-approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/corrections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["corrections-one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/direct-funds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["directfunds-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/direct-funds/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["directfunds-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/direct-funds/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["directfunds-reports"];
        put?: never;
        post: operations["directfunds-submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-publications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/payments/{region}/{year}/{program}/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/ledgers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-ledgers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/county-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-years"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-transfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/package.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["public-package"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["publicobjections-lodge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/objections/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["publicobjections-standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosure/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["disclosure-duties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disclosure-publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/disclosures/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["disclosure-withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["objections-objections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["objections-opened"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/objections/{no}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["objections-answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["supervision-findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["supervision-ageing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/reclaims-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["supervision-reclaimsDue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/findings/{id}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["supervision-explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/findings/{id}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["supervision-judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervision/findings/{id}/rectification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["supervision-rectify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["matters-matters"];
        put?: never;
        post: operations["matters-open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["matters-matter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["matters-complaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/rectification-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-recover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/recovery-waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/verdicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-judge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/closing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{no}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["matters-reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/standards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["standards-standards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["policy-parameters"];
        put?: never;
        post: operations["policy-decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["clauses-clauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy/compliance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["clauses-compliance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counties/{code}/years/{year}/certifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["certifications-certify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/certifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["certifications-certifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/performance/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["performance-year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/performance/{year}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["performance-county"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/performance/{year}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["performance-adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/performance-targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["performancetargets-targets"];
        put?: never;
        post: operations["performancetargets-set"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/performance-targets/{no}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["performancetargets-report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/performance-targets/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["performancetargets-review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocation-schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["schemes-schemes"];
        put?: never;
        post: operations["schemes-draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocation-schemes/{id}/adopt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["schemes-adopt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocation-schemes/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["schemes-issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocation-schemes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["schemes-one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/allocation-schemes/{id}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["schemes-comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/beneficiaries/{pseudonym}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["persons-reveal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forgettings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["forgettings-forgettings"];
        put?: never;
        post: operations["forgettings-propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forgettings/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["forgettings-approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/reads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["reads-reads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["audit-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proof-checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proof-keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/events/{id}/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proof-inclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proof-consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["proof-verification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/bundles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["bundles-bundle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/checkpoints/{size}/cosignatures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cosignatures-cosign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/counties/{code}/years/{year}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay-year"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/counties/{code}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay-years"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/counties/{code}/years/{year}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay-diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/documents/{documentNo}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["replay-document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["imports-importPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service-live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service-ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["service-prometheus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ReceiptEntryBody: {
            /** @example URBAN_DIBAO */
            program: string;
            /**
             * @example CENTRAL
             * @enum {string}
             */
            source: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
            /** @example 5000000.00 */
            amount: string;
            /** @enum {string} */
            directFund?: "01" | "03";
        };
        ReceiptBody: {
            /** @example 财社〔2018〕101号 */
            documentNo: string;
            /** @example 2018 */
            fiscalYear: number;
            /**
             * Format: date
             * @example 2018-01-02
             */
            documentDate: string;
            /**
             * Format: date
             * @example 2018-01-03
             */
            receivedOn: string;
            /**
             * @example [
             *       {
             *         "program": "URBAN_DIBAO",
             *         "source": "CENTRAL",
             *         "amount": "5000000.00"
             *       }
             *     ]
             */
            entries?: components["schemas"]["ReceiptEntryBody"][];
            program?: string;
            /** @enum {string} */
            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
            amount?: string;
            /** @enum {string} */
            directFund?: "01" | "03";
        };
        TransferLineBody: {
            /** @example 220422 */
            region: string;
            program?: string;
            /** @example 1200000.00 */
            amount: string;
        };
        TransferBody: {
            /** @example 吉财社指〔2018〕0101号 */
            documentNo: string;
            /** @example URBAN_DIBAO */
            program?: string;
            /** @example 2018 */
            fiscalYear: number;
            /**
             * Format: date
             * @example 2018-01-10
             */
            issuedOn: string;
            schemeId?: string;
            lines: components["schemas"]["TransferLineBody"][];
        };
        ArrivalBody: {
            /** @example 220422 */
            region: string;
            program?: string;
            /**
             * Format: date
             * @example 2018-01-12
             */
            receivedOn: string;
        };
        ExemptionBody: {
            /** @example 吉政函〔2018〕101号 */
            exemptionNo: string;
            /** @example 220422 */
            region: string;
            /** @example PRJ-220422-2018-101 */
            project: string;
            /** @example 2018 */
            fiscalYear: number;
            /** @example 2000000.00 */
            amount: string;
            /**
             * Format: date
             * @example 2018-01-15
             */
            issuedOn: string;
            /** @example 危桥改建，关系群众出行安全 */
            reason: string;
        };
        YearClosingBody: {
            /**
             * Format: date
             * @example 2019-01-20
             */
            closedOn: string;
        };
        NeedBody: {
            /** @example URBAN_DIBAO */
            program: string;
            fromMonth?: number;
            /** @example 12 */
            months: number;
            /** @example 430 */
            persons: number;
            /** @example 400.00 */
            monthlyAmount: string;
            /**
             * Format: date
             * @example 2018-01-05
             */
            assessedOn: string;
        };
        BudgetBody: {
            /** @example YS-2018-000101 */
            entryNo: string;
            /**
             * @example CONSTRUCTION
             * @enum {string}
             */
            class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
            /** @example PRJ-220422-2018-101 */
            code: string;
            /**
             * @example GENERAL
             * @enum {string}
             */
            projectKind?: "GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED";
            projectName?: string;
            mandate?: string;
            /**
             * @example OWN
             * @enum {string}
             */
            source: "OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION";
            /** @example 300000.00 */
            amount: string;
            /**
             * Format: date
             * @example 2018-01-20
             */
            allocatedOn: string;
            exemptionDocumentNo?: string;
        };
        AccountBody: {
            /**
             * @example BASIC_LIVELIHOOD
             * @enum {string}
             */
            class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
            /** @example URBAN_DIBAO */
            code: string;
        };
        AdjustmentBody: {
            /** @example TZ-2018-000101 */
            entryNo: string;
            /**
             * @example {
             *       "class": "CONSTRUCTION",
             *       "code": "PRJ-220422-2018-101"
             *     }
             */
            from: components["schemas"]["AccountBody"];
            to: components["schemas"]["AccountBody"];
            /** @example 100000.00 */
            amount: string;
            /**
             * Format: date
             * @example 2018-03-01
             */
            adjustedOn: string;
            /** @example 压缩建设性支出弥补基本民生缺口 */
            reason: string;
        };
        ReclaimBody: {
            /** @example SH-2018-000101 */
            reclaimNo: string;
            /** @example URBAN_DIBAO */
            program: string;
            /** @example 吉财社指〔2018〕0101号 */
            documentNo: string;
            /** @example 10000.00 */
            amount: string;
            /**
             * Format: date
             * @example 2018-06-28
             */
            reclaimedOn: string;
            /** @example 挪作他用 Diverted */
            reason: string;
        };
        CarryoverBody: {
            /** @example MEDICAL_ASSISTANCE */
            program: string;
            /** @example 吉财社指〔2013〕0037号 */
            originDocumentNo: string;
            /** @example 2013 */
            originYear: number;
            /** @example 1234.50 */
            amount: string;
        };
        PaymentBody: {
            /** @example 1 */
            paymentNo: number;
            /** @example 11010119900307125X */
            beneficiaryId: string;
            /** @example 示例甲 */
            name: string;
            /** @example 2 */
            persons: number;
            months?: number;
            /** @enum {string} */
            component?: "BASIC" | "BACK_PAY" | "PRICE_SUBSIDY" | "CLASSIFIED_TOPUP" | "CARE";
            /** @example 640.00 */
            amount: string;
            payeeName?: string;
            bankCode?: string;
            accountNo?: string;
        };
        DisbursementBody: {
            /** @example FF-2018-000101 */
            batchNo: string;
            /**
             * @example BASIC_LIVELIHOOD
             * @enum {string}
             */
            class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
            /** @example URBAN_DIBAO */
            code: string;
            /** @example 2018-01 */
            period?: string;
            /**
             * Format: date
             * @example 2018-01-25
             */
            paidOn: string;
            /** @example 640.00 */
            amount: string;
            paymentCount?: number;
            /**
             * @example [
             *       {
             *         "paymentNo": 1,
             *         "beneficiaryId": "11010119900307125X",
             *         "name": "示例甲",
             *         "persons": 2,
             *         "amount": "640.00"
             *       }
             *     ]
             */
            payments?: components["schemas"]["PaymentBody"][];
        };
        ReturnBody: {
            /** @example TH-2018-000101 */
            returnNo: string;
            /** @example 111 */
            paymentNo: number;
            /**
             * Format: date
             * @example 2018-03-20
             */
            returnedOn: string;
            /** @example 重复发放 */
            reason: string;
        };
        CorrectionBody: {
            /** @example GZ-2018-0101 */
            correctionNo: string;
            /**
             * Format: uuid
             * @example 0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11
             */
            eventId: string;
            /** @example 人数录入有误 */
            reason: string;
        };
        AcknowledgementBody: {
            /** @example 6月底前压缩一般建设项目 100000 元，全部用于城市低保。 */
            plan: string;
            /**
             * Format: date
             * @example 2099-06-30
             */
            dueOn: string;
        };
        RegionBody: {
            /** @example 220499 */
            code: string;
            /** @example 示例县 */
            name: string;
            /**
             * @example county
             * @enum {string}
             */
            level: "province" | "prefecture" | "county";
            /** @example 220400 */
            parent?: string;
        };
        RecodingBody: {
            /** @example 220184 */
            newCode: string;
            newName?: string;
            newParent?: string;
            /**
             * Format: date
             * @example 2020-06-18
             */
            effectiveOn: string;
            /** @example 国函〔2020〕73号 */
            basis: string;
        };
        FunctionalCodeBody: {
            /** @example 2081106 */
            code: string;
            /**
             * Format: date
             * @example 2018-01-01
             */
            from: string;
        };
        ProgramBody: {
            /** @example HEATING_SUBSIDY */
            code: string;
            /** @example 困难群众取暖补助 */
            chineseName: string;
            /** @example Heating subsidy of persons in difficulty */
            englishName: string;
            /**
             * @example BASIC_LIVELIHOOD
             * @enum {string}
             */
            class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
            /** @example false */
            pooled: boolean;
            /**
             * @example [
             *       {
             *         "code": "2081106",
             *         "from": "2018-01-01"
             *       }
             *     ]
             */
            functionalCodes: components["schemas"]["FunctionalCodeBody"][];
            /**
             * Format: date
             * @example 2018-01-01
             */
            effectiveFrom: string;
            /** @example 吉财社〔2018〕101号 */
            basis: string;
        };
        DesignationBody: {
            /** @example 220422 */
            region: string;
            /**
             * @example RESOURCE_GROWING
             * @enum {string}
             */
            kind: "RESOURCE_GROWING" | "RESOURCE_MATURE" | "RESOURCE_DECLINING" | "RESOURCE_REGENERATIVE";
            /**
             * Format: date
             * @example 2021-01-01
             */
            effectiveFrom: string;
            /** Format: date */
            effectiveTo?: string;
            /** @example 吉政发〔2020〕101号 */
            basis: string;
        };
        IndicatorBody: {
            /** @example 220422 */
            region: string;
            /** @example 2018 */
            year: number;
            /** @example RESIDENT_POPULATION */
            indicator: string;
            /** @example 338200 */
            value: string;
        };
        StandardBody: {
            /** @example 220422 */
            region: string;
            /** @example URBAN_DIBAO */
            program: string;
            tier?: string;
            /** @example 480.00 */
            monthlyAmount: string;
            /**
             * Format: date
             * @example 2018-07-01
             */
            effectiveFrom: string;
            /** @example 东辽民发〔2018〕101号 */
            basis: string;
        };
        ExitBody: {
            /** @example 11010119900307125X */
            beneficiaryId: string;
            /** @example 220422 */
            region: string;
            /** @example URBAN_DIBAO */
            program: string;
            /**
             * Format: date
             * @example 2018-02-23
             */
            exitedOn: string;
            /** @example 收入超标 */
            reason: string;
            /** Format: date */
            readmittedOn?: string;
        };
        DisclosureBody: {
            /** @example 220422 */
            region: string;
            /** @example 2018 */
            fiscalYear: number;
            /** @example URBAN_DIBAO */
            program: string;
            /** @example 2018-01 */
            period: string;
            /**
             * Format: date
             * @example 2018-02-10
             */
            publishedOn: string;
            /**
             * Format: uri
             * @example https://example.gov.cn/gs/220422/201801/urban_dibao
             */
            url: string;
        };
        TargetBody: {
            /** @example MB-2018-01 */
            targetNo: string;
            /** @example 220422 */
            region: string;
            /** @example 2017-2-1 */
            clause: string;
            /** @example 农村危房改造 */
            name: string;
            /** @example 户 */
            unit: string;
            /** @example 1200 */
            target: string;
            /**
             * Format: date
             * @example 2018-12-31
             */
            dueOn: string;
        };
        ProgressBody: {
            /**
             * Format: date
             * @example 2018-06-30
             */
            reportedOn: string;
            /** @example 640 */
            value: string;
            /** @example 住建局月报 */
            basis: string;
        };
        ExplanationBody: {
            /** @example 该户当月由街道与社区重复申报，已核实。 */
            text: string;
            /**
             * Format: date
             * @example 2018-01-31
             */
            asOf?: string;
        };
        VerdictBody: {
            /**
             * @example confirmed
             * @enum {string}
             */
            verdict: "confirmed" | "dismissed";
            /** @example 情况属实，应予追回。 */
            text: string;
        };
        RecoveryBody: {
            /**
             * @example RETURN
             * @enum {string}
             */
            kind: "RETURN" | "RECLAIM" | "CORRECTION";
            /** @example TH-2018-000101 */
            number: string;
        };
        RectificationBody: {
            /** @example 已全额追回并缴回专户。 */
            text: string;
            recoveredAmount?: string;
            /** @example 缴款书〔2018〕101号 */
            evidence?: string;
            /**
             * @example [
             *       {
             *         "kind": "RETURN",
             *         "number": "TH-2018-000101"
             *       }
             *     ]
             */
            recoveries?: components["schemas"]["RecoveryBody"][];
        };
        ComplaintBody: {
            /** @example 反映某村低保金发放不公。 */
            text: string;
            complainant?: string;
            contact?: string;
        };
        OpenMatterBody: {
            /**
             * @example COMPLAINT
             * @enum {string}
             */
            kind: "COMPLAINT" | "RECTIFICATION";
            /** @example 220422 */
            region: string;
            /** @example 反映2017年2月农村特困重复发放 */
            title: string;
            /** @example RURAL_DESTITUTE */
            program?: string;
            /** @example 2017 */
            fiscalYear?: number;
            /**
             * Format: date
             * @example 2099-06-30
             */
            dueOn: string;
            /** @example 500.00 */
            requiredAmount?: string;
            /**
             * @example {
             *       "text": "反映某村特困供养金重复发放。"
             *     }
             */
            complaint?: components["schemas"]["ComplaintBody"];
        };
        LinkBody: {
            /**
             * @example FINDING
             * @enum {string}
             */
            kind: "FINDING" | "EVENT" | "OBJECTION";
            /** @example PAYMENT_DUPLICATE:111:FF-2017-008208 */
            id: string;
        };
        LinksBody: {
            links: components["schemas"]["LinkBody"][];
        };
        MatterExplanationBody: {
            /** @example 系两次申报未核销所致。 */
            text: string;
        };
        RectificationReportBody: {
            /** @example 东辽民〔2018〕101号 */
            documentNo: string;
            /** @example 已全额追回并完善核对程序。 */
            text: string;
        };
        MatterRecoveryBody: {
            /**
             * @example RETURN
             * @enum {string}
             */
            kind: "RETURN" | "RECLAIM" | "CORRECTION";
            /** @example TH-2018-000101 */
            number: string;
        };
        ReasonBody: {
            /** @example 当事人已去世且无遗产。 */
            reason: string;
        };
        MatterVerdictBody: {
            /**
             * @example confirmed
             * @enum {string}
             */
            verdict: "confirmed" | "dismissed";
            /** @example 情况属实，应予整改。 */
            text: string;
        };
        NewDeadlineBody: {
            /** @example 待核对银行流水。 */
            reason: string;
            /**
             * Format: date
             * @example 2099-12-31
             */
            dueOn: string;
        };
        MatterClosingBody: {
            /** @example 资金已追回，整改到位，同意结案。 */
            text: string;
        };
        CertificationBody: {
            /** @example 3 */
            month: number;
            /**
             * Format: date
             * @example 2018-04-08
             */
            certifiedOn: string;
        };
        EvaluationAdoptionBody: {
            /**
             * Format: date
             * @example 2018-02-28
             */
            adoptedOn: string;
        };
        PerformanceTargetBody: {
            /** @example JX-2018-0101 */
            targetNo: string;
            /**
             * @example OUTPUT
             * @enum {string}
             */
            level1: "OUTPUT" | "BENEFIT" | "SATISFACTION";
            /**
             * @example QUANTITY
             * @enum {string}
             */
            level2: "QUANTITY" | "QUALITY" | "TIMELINESS" | "COST" | "ECONOMIC" | "SOCIAL" | "ECOLOGICAL" | "SUSTAINABILITY" | "SATISFACTION";
            /** @example 保障人数 */
            name: string;
            /**
             * @example AT_LEAST
             * @enum {string}
             */
            comparator: "AT_LEAST" | "AT_MOST" | "EQUAL" | "QUALITATIVE";
            /** @example 1200 */
            target?: string;
            /** @example 人 */
            unit?: string;
            /** @example 90 */
            weight: string;
        };
        PerformanceTargetsBody: {
            /** @example 220422 */
            region: string;
            /** @example 2018 */
            fiscalYear: number;
            /** @example URBAN_DIBAO */
            program: string;
            documentNo?: string;
            /** Format: date */
            declaredOn?: string;
            targets: components["schemas"]["PerformanceTargetBody"][];
        };
        PerformanceResultBody: {
            /**
             * @example MONITORING
             * @enum {string}
             */
            kind: "MONITORING" | "SELF_EVALUATION";
            /** @example 1188 */
            actual: string;
            /**
             * Format: date
             * @example 2018-07-10
             */
            reportedOn: string;
            reason?: string;
            /** @example 半年统计报表 */
            basis: string;
        };
        PerformanceReviewBody: {
            /** @example 220422 */
            region: string;
            /** @example 2018 */
            fiscalYear: number;
            /** @example URBAN_DIBAO */
            program: string;
            /** @example 86.50 */
            score: string;
            /** @example 佐证不足，酌减 */
            reason: string;
        };
        SchemeParametersBody: {
            /**
             * @example [
             *       "resource"
             *     ]
             */
            switchOff?: ("need" | "difficulty" | "pressure" | "resource" | "performance" | "effort")[];
        };
        FactorWeightBody: {
            /** @example NEED */
            factor: string;
            /** @example 0.6 */
            weight: string;
        };
        SchemeFormulaBody: {
            /**
             * @example product
             * @enum {string}
             */
            form: "product" | "weights";
            weights?: components["schemas"]["FactorWeightBody"][];
        };
        SchemeBody: {
            /** @example S-2018-0101 */
            schemeId: string;
            /** @example 2018 */
            fiscalYear: number;
            /** @example URBAN_DIBAO */
            program: string;
            /** @example 3000000.00 */
            total: string;
            /** @example 1000.00 */
            unit: string;
            /** @example 0.00 */
            floorRatio?: string;
            capRatio?: string;
            parameters?: components["schemas"]["SchemeParametersBody"];
            effort?: boolean;
            formula?: components["schemas"]["SchemeFormulaBody"];
        };
        SchemeAdoptionBody: {
            /**
             * Format: date
             * @example 2018-01-15
             */
            adoptedOn: string;
        };
        IssueBody: {
            /** @example 吉财社指〔2018〕0102号 */
            documentNo: string;
            /**
             * Format: date
             * @example 2018-01-20
             */
            issuedOn: string;
        };
        ReportBody: {
            /** @example 2021-03 */
            month: string;
            /**
             * Format: date
             * @example 2021-04-09
             */
            reportedOn: string;
            documentNo?: string;
        };
        ParameterBody: {
            /** @example allocation.resource.RESOURCE_DECLINING */
            name: string;
            /**
             * Format: date
             * @example 2019-01-01
             */
            effectiveFrom: string;
            /**
             * Format: date
             * @example 2020-12-31
             */
            effectiveTo?: string;
            /** @example 1.20 */
            value: string;
            /** @example 吉财社〔2018〕101号 */
            document: string;
            /** @example 三 */
            clause: string;
            /** @example 资源衰退型地区系数调整为1.20 */
            quote: string;
        };
        PublishedDocumentBody: {
            /**
             * @example LEDGER
             * @enum {string}
             */
            kind: "TRANSFER" | "ALLOCATION" | "PERFORMANCE" | "LEDGER";
            /** @example 220422 */
            region: string;
            /** @example 2017 */
            fiscalYear: number;
            documentNo?: string;
            /**
             * Format: date
             * @example 2018-02-19
             */
            publishedOn: string;
            /**
             * Format: uri
             * @example https://example.gov.cn/tz/220422/2017
             */
            url: string;
        };
        WithdrawalBody: {
            /**
             * @example LIST
             * @enum {string}
             */
            kind: "LIST" | "TRANSFER" | "ALLOCATION" | "PERFORMANCE" | "LEDGER";
            /** @example 220422 */
            region: string;
            /** @example 2018 */
            fiscalYear: number;
            /** @example URBAN_DIBAO */
            program?: string;
            /** @example 2018-01 */
            period?: string;
            documentNo?: string;
            /** @example 清单含有个人信息，更正后重新公示 */
            reason: string;
        };
        ObjectionAnswerBody: {
            /** @example 经核实，该户3月起停发，系审核延误，已补发。 */
            text: string;
            /**
             * @example UPHELD
             * @enum {string}
             */
            outcome: "UPHELD" | "PARTLY_UPHELD" | "REJECTED" | "REFERRED";
        };
        ObjectionSubjectBody: {
            region?: string;
            program?: string;
            period?: string;
            documentNo?: string;
        };
        ObjectionBody: {
            /**
             * @example {
             *       "region": "220422",
             *       "program": "URBAN_DIBAO",
             *       "period": "2017-03"
             *     }
             */
            subject: components["schemas"]["ObjectionSubjectBody"];
            /** @example 清单中的金额与本人实际收到的不一致。 */
            text: string;
            contact?: string;
        };
        ForgettingBody: {
            /** @example SC-2018-0101 */
            forgettingNo: string;
            /** @example pXz3b1mDq0u0k2w0vQ8dJmJ3yqzq3b8yH6y0eUuW3Zg */
            beneficiary: string;
            /** @example 个人信息保护法第四十七条 */
            basis: string;
            /** @example 本人书面申请，已核验身份 */
            reason: string;
        };
        BundleBody: {
            streams?: string[];
            /** @example 220422 */
            region?: string;
            /** @example 2018 */
            year?: number;
            documentNo?: string;
            matter?: string;
            personalDataPurpose?: string;
        };
        CosignatureBody: {
            /** @example — witness.example/w1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA== */
            cosignature: string;
        };
        DraftedScheme: {
            schemeId: string;
            fiscalYear: number;
            program: string;
            total: string;
            unit: string;
            floorRatio: string;
            capRatio: string | null;
            switchedOff: ("need" | "difficulty" | "pressure" | "resource" | "performance" | "effort")[];
            effort: boolean;
            formula: {
                /** @enum {unknown} */
                form: "product" | "weights";
                weights: {
                    factor: string;
                    weight: string;
                }[] | null;
            };
            bounds: {
                atFloor: number;
                atCap: number;
            };
            /** @enum {unknown} */
            status: "draft";
            lines: components["schemas"]["SchemeLine"][];
            events: {
                id: string;
                type: string;
                stream: string;
                revision: number | string;
                position: number | string;
            }[];
            position: number | string;
            signedReceipt: string | null;
        };
        SchemeLine: {
            region: string;
            name: string;
            need: string;
            difficulty: string;
            pressure: string;
            resource: string;
            performance: string;
            effort: string | null;
            score: string;
            floor: string;
            cap: string | null;
            prior: string;
            amount: string;
            change: string;
            bound: ("FLOOR" | "CAP") | null;
            band: string | null;
            designations: string[];
        };
        Recorded: {
            events: {
                id: string;
                type: string;
                stream: string;
                revision: number | string;
                position: number | string;
            }[];
            position: number | string;
            signedReceipt: string | null;
        };
        Schemes: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["SchemeItem"][];
            next: string | null;
        };
        SchemeItem: {
            schemeId: string;
            fiscalYear: number;
            program: string;
            total: string;
            switchedOff: ("need" | "difficulty" | "pressure" | "resource" | "performance" | "effort")[];
            /** @enum {unknown} */
            status: "draft" | "adopted" | "issued";
            draftedBy: string;
            adoptedBy: string | null;
            adoptedOn: string | null;
            documentNo: string | null;
            issuedOn: string | null;
            /** Format: date-time */
            draftedAt: string;
        };
        Scheme: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            schemeId: string;
            fiscalYear: number;
            program: string;
            total: string;
            unit: string;
            floorRatio: string;
            capRatio: string | null;
            switchedOff: ("need" | "difficulty" | "pressure" | "resource" | "performance" | "effort")[];
            effort: boolean;
            formula: {
                /** @enum {unknown} */
                form: "product" | "weights";
                weights: {
                    factor: string;
                    weight: string;
                }[] | null;
            };
            bounds: {
                atFloor: number;
                atCap: number;
            };
            /** @enum {unknown} */
            status: "draft" | "adopted" | "issued";
            draftedBy: string;
            adoptedBy: string | null;
            adoptedOn: string | null;
            documentNo: string | null;
            issuedOn: string | null;
            fairness: components["schemas"]["SchemeFairness"];
            parameters: {
                name: string;
                value: string;
                /** Format: date */
                effectiveFrom: string;
                /** @enum {unknown} */
                basis: "STATED" | "ASSUMED" | "DECIDED";
                document: string;
                clause: string;
                quote: string;
            }[];
            lines: {
                region: string;
                name: string;
                need: string;
                difficulty: string;
                pressure: string;
                resource: string;
                performance: string;
                effort: string | null;
                score: string;
                floor: string;
                cap: string | null;
                prior: string;
                amount: string;
                change: string;
                bound: ("FLOOR" | "CAP") | null;
                band: string | null;
                designations: string[];
                persons: number;
                perPerson: string | null;
                perYuanOfNeed: string | null;
                rank: number | null;
                explanation: components["schemas"]["SchemeExplanation"][];
            }[];
        };
        SchemeFairness: {
            perPerson: string | null;
            perYuanOfNeed: string | null;
            giniByPersons: string | null;
            giniByNeed: string | null;
        };
        SchemeExplanation: {
            /** @enum {unknown} */
            factor: "need" | "difficulty" | "pressure" | "resource" | "performance" | "effort" | "score" | "floor" | "cap" | "amount";
            value: string | null;
            counts: boolean;
            zh: string;
            en: string;
            inputs: {
                [key: string]: string | null;
            };
            clause: string;
            quote: string;
        };
        SchemeComparison: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            schemeId: string;
            fiscalYear: number;
            program: string;
            with: string | null;
            switchedOff: ("need" | "difficulty" | "pressure" | "resource" | "performance" | "effort")[];
            total: string;
            otherTotal: string;
            fairness: components["schemas"]["SchemeFairness"];
            otherFairness: components["schemas"]["SchemeFairness"];
            lines: {
                region: string;
                name: string;
                amount: string;
                perPerson: string | null;
                perYuanOfNeed: string | null;
                rank: number | null;
                with: {
                    amount: string;
                    perPerson: string | null;
                    perYuanOfNeed: string | null;
                    rank: number | null;
                };
                difference: string;
                rankChange: number | null;
            }[];
        };
        Health: {
            /** @enum {unknown} */
            status: "up" | "down" | "stopping";
            reason?: ("STOPPING" | "STORE_DOWN" | "READ_MODELS_BEHIND") | null;
            /** @enum {unknown} */
            events?: "postgresql" | "eventstoredb";
            /** @enum {unknown} */
            store?: "up" | "down";
            /** @enum {unknown} */
            readModels?: "up" | "behind" | "stopped";
            lag?: number;
            setAside?: string[];
        };
        Forgettings: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Forgetting"][];
            next: string | null;
        };
        Forgetting: {
            forgettingNo: string;
            beneficiary: string;
            region: string | null;
            basis: string;
            reason: string;
            /** @enum {unknown} */
            status: "proposed" | "forgotten";
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvedBy: string | null;
            forgottenAt: string | null;
        };
        Beneficiary: {
            pseudonym: string;
            name: string;
            identityNo: string;
            earlierNames: string[];
        };
        RecordedAccesses: {
            position: number | string;
            items: components["schemas"]["RecordedAccess"][];
            next: string | null;
        };
        RecordedAccess: {
            position: number | string;
            /** Format: date-time */
            recordedAt: string;
            /** @enum {unknown} */
            kind: "AUDIT_READ" | "PERSONAL_DATA_VIEWED" | "PERSONAL_DATA_TAKEN";
            person: string;
            role: string;
            organisation: string;
            route: string | null;
            parameters: {
                name: string;
                value: string;
            }[];
            purpose: string | null;
            scope: string | null;
            beneficiary: string | null;
            persons: number | null;
            correlationId: string;
        };
        AuditEvents: {
            position: number | string;
            items: components["schemas"]["AuditEvent"][];
            next: string | null;
        };
        AuditEvent: components["schemas"]["ReceiptRecorded"] | components["schemas"]["TransferIssued"] | components["schemas"]["AwardReclaimed"] | components["schemas"]["PoolYearClosed"] | components["schemas"]["OpeningBalanceEntered"] | components["schemas"]["NeedAssessed"] | components["schemas"]["TransferReceived"] | components["schemas"]["ExemptionGranted"] | components["schemas"]["BudgetAllocated"] | components["schemas"]["FundsAdjusted"] | components["schemas"]["DisbursementRecorded"] | components["schemas"]["PaymentsListed"] | components["schemas"]["PaymentReturned"] | components["schemas"]["CountyYearClosed"] | components["schemas"]["CorrectionProposed"] | components["schemas"]["EntryReversed"] | components["schemas"]["GapAlertAcknowledged"] | components["schemas"]["FindingExplained"] | components["schemas"]["FindingJudged"] | components["schemas"]["FindingRectified"] | components["schemas"]["MonthCertified"] | components["schemas"]["PerformanceTargetsSet"] | components["schemas"]["PerformanceResultReported"] | components["schemas"]["PerformanceReviewed"] | components["schemas"]["EvaluationAdopted"] | components["schemas"]["PersonalDataViewed"] | components["schemas"]["PersonalDataTaken"] | components["schemas"]["ForgettingProposed"] | components["schemas"]["PersonForgotten"] | components["schemas"]["IdentityNumbersExamined"] | components["schemas"]["VaultKeyRotated"] | components["schemas"]["AuditRead"] | components["schemas"]["RegionRegistered"] | components["schemas"]["RegionRecoded"] | components["schemas"]["ProgramAdded"] | components["schemas"]["RegionDesignated"] | components["schemas"]["IndicatorReported"] | components["schemas"]["StandardSet"] | components["schemas"]["BeneficiaryExited"] | components["schemas"]["DisclosurePublished"] | components["schemas"]["DocumentPublished"] | components["schemas"]["DirectFundsReported"] | components["schemas"]["DisclosureWithdrawn"] | components["schemas"]["ObjectionLodged"] | components["schemas"]["ObjectionAnswered"] | components["schemas"]["MatterOpened"] | components["schemas"]["MatterLinked"] | components["schemas"]["MatterExplained"] | components["schemas"]["MatterRectificationReported"] | components["schemas"]["MatterRecoveryRecorded"] | components["schemas"]["MatterRecoveryWaived"] | components["schemas"]["MatterJudged"] | components["schemas"]["MatterExtended"] | components["schemas"]["MatterClosed"] | components["schemas"]["MatterReopened"] | components["schemas"]["TargetSet"] | components["schemas"]["PolicyParameterSet"] | components["schemas"]["SchemeDrafted"] | components["schemas"]["SchemeAdopted"] | components["schemas"]["ProgressReported"];
        ReceiptRecorded: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ReceiptRecorded";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                documentNo?: string;
                fiscalYear?: number;
                /** Format: date */
                documentDate?: string;
                /** Format: date */
                receivedOn?: string;
                entries?: {
                    program?: string;
                    /** @enum {unknown} */
                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                    amountFen?: string;
                    poolLot?: number;
                    directFund?: ("01" | "03") | null;
                }[];
            };
        };
        EventMetadata: {
            actor: {
                subject: string;
                role: string;
                organisation: string;
            };
            commandId: string;
            correlationId: string;
            causationId: string;
            commandHash?: string;
            figuresPosition?: number;
        };
        TransferIssued: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TransferIssued";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                documentNo?: string;
                fiscalYear?: number;
                /** Format: date */
                issuedOn?: string;
                schemeId?: string | null;
                amountFen?: string;
                lines?: {
                    region?: string;
                    program?: string;
                    /** @enum {unknown} */
                    class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                    pooled?: boolean;
                    amountFen?: string;
                    draws?: {
                        poolLot?: number;
                        receiptNo?: string;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        originYear?: number | null;
                        amountFen?: string;
                    }[];
                }[];
            };
        };
        AwardReclaimed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "AwardReclaimed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                reclaimNo?: string;
                region?: string;
                fiscalYear?: number;
                program?: string;
                /** @enum {unknown} */
                class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled?: boolean;
                documentNo?: string;
                amountFen?: string;
                /** Format: date */
                reclaimedOn?: string;
                reason?: string;
                draws?: {
                    lot?: number;
                    fiscalYear?: number;
                    amountFen?: string;
                    origin?: {
                        /** @enum {unknown} */
                        kind?: "TRANSFER" | "OPENING" | "BUDGET";
                        receiptNo?: string | null;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                        awardProgram?: string | null;
                        documentNo?: string;
                        originYear?: number;
                        /** Format: date */
                        availableFrom?: string;
                    };
                }[];
                poolLots?: {
                    poolLot?: number;
                    receiptNo?: string;
                    entry?: {
                        program?: string;
                        /** @enum {unknown} */
                        source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                    } | null;
                    originYear?: number | null;
                    amountFen?: string;
                }[];
            };
        };
        PoolYearClosed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PoolYearClosed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                fiscalYear?: number;
                /** Format: date */
                closedOn?: string;
                moves?: {
                    program?: string;
                    fromPoolLot?: number;
                    poolLot?: number;
                    receiptNo?: string;
                    entry?: {
                        program?: string;
                        /** @enum {unknown} */
                        source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                    } | null;
                    originYear?: number | null;
                    amountFen?: string;
                }[];
            };
        };
        OpeningBalanceEntered: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "OpeningBalanceEntered";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region?: string;
                fiscalYear?: number;
                program?: string;
                /** @enum {unknown} */
                class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled?: boolean;
                originDocumentNo?: string;
                originYear?: number;
                amountFen?: string;
                lot?: {
                    lot?: number;
                    fiscalYear?: number;
                    amountFen?: string;
                    origin?: {
                        /** @enum {unknown} */
                        kind?: "TRANSFER" | "OPENING" | "BUDGET";
                        receiptNo?: string | null;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                        awardProgram?: string | null;
                        documentNo?: string;
                        originYear?: number;
                        /** Format: date */
                        availableFrom?: string;
                    };
                };
            };
        };
        NeedAssessed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "NeedAssessed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region?: string;
                fiscalYear?: number;
                program?: string;
                /** @enum {unknown} */
                class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled?: boolean;
                /** Format: date */
                assessedOn?: string;
                fromMonth?: number | null;
                months?: number;
                persons?: number;
                monthlyAmountFen?: string;
            };
        };
        TransferReceived: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TransferReceived";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                documentNo?: string;
                region?: string;
                fiscalYear?: number;
                program?: string | null;
                /** Format: date */
                receivedOn?: string;
                lines?: {
                    program?: string;
                    /** @enum {unknown} */
                    class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                    pooled?: boolean;
                    amountFen?: string;
                    lots?: {
                        lot?: number;
                        fiscalYear?: number;
                        amountFen?: string;
                        origin?: {
                            /** @enum {unknown} */
                            kind?: "TRANSFER" | "OPENING" | "BUDGET";
                            receiptNo?: string | null;
                            entry?: {
                                program?: string;
                                /** @enum {unknown} */
                                source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                            } | null;
                            budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                            awardProgram?: string | null;
                            documentNo?: string;
                            originYear?: number;
                            /** Format: date */
                            availableFrom?: string;
                        };
                    }[];
                }[];
            };
        };
        ExemptionGranted: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ExemptionGranted";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                exemptionNo: string;
                region: string;
                project: string;
                fiscalYear: number;
                amountFen: string;
                /** Format: date */
                issuedOn: string;
                reason: string;
            };
        };
        BudgetAllocated: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BudgetAllocated";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                entryNo?: string;
                region?: string;
                fiscalYear?: number;
                /** @enum {unknown} */
                class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled?: boolean;
                code?: string;
                projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                projectName?: string | null;
                mandate?: ("DILAPIDATED_HOUSING" | "SHANTYTOWN" | "REHABILITATION_BASE" | "CARE_INSTITUTION" | "WELFARE_CENTRE" | "CHILD_WELFARE" | "LOW_RENT_HOUSING" | "DISASTER_REBUILDING" | "RELIEF_STATION") | null;
                /** @enum {unknown} */
                source?: "OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION";
                amountFen?: string;
                /** Format: date */
                allocatedOn?: string;
                exemptionDocumentNo?: string | null;
                lot?: {
                    lot?: number;
                    fiscalYear?: number;
                    amountFen?: string;
                    origin?: {
                        /** @enum {unknown} */
                        kind?: "TRANSFER" | "OPENING" | "BUDGET";
                        receiptNo?: string | null;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                        awardProgram?: string | null;
                        documentNo?: string;
                        originYear?: number;
                        /** Format: date */
                        availableFrom?: string;
                    };
                };
            };
        };
        FundsAdjusted: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "FundsAdjusted";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                entryNo?: string;
                region?: string;
                fiscalYear?: number;
                from?: {
                    /** @enum {unknown} */
                    class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                    pooled?: boolean;
                    code?: string;
                };
                fromProjectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                to?: {
                    /** @enum {unknown} */
                    class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                    pooled?: boolean;
                    code?: string;
                };
                toProjectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                amountFen?: string;
                /** Format: date */
                adjustedOn?: string;
                reason?: string;
                draws?: {
                    lot?: number;
                    fiscalYear?: number;
                    amountFen?: string;
                    origin?: {
                        /** @enum {unknown} */
                        kind?: "TRANSFER" | "OPENING" | "BUDGET";
                        receiptNo?: string | null;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                        awardProgram?: string | null;
                        documentNo?: string;
                        originYear?: number;
                        /** Format: date */
                        availableFrom?: string;
                    };
                }[];
                lots?: {
                    lot?: number;
                    fiscalYear?: number;
                    amountFen?: string;
                    origin?: {
                        /** @enum {unknown} */
                        kind?: "TRANSFER" | "OPENING" | "BUDGET";
                        receiptNo?: string | null;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                        awardProgram?: string | null;
                        documentNo?: string;
                        originYear?: number;
                        /** Format: date */
                        availableFrom?: string;
                    };
                }[];
            };
        };
        DisbursementRecorded: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DisbursementRecorded";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                batchNo?: string;
                region?: string;
                fiscalYear?: number;
                /** @enum {unknown} */
                class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled?: boolean;
                code?: string;
                projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                period?: string | null;
                /** Format: date */
                paidOn?: string;
                amountFen?: string;
                payments?: number;
                listedPayments?: number;
                paymentStream?: string | null;
                draws?: {
                    lot?: number;
                    fiscalYear?: number;
                    amountFen?: string;
                    origin?: {
                        /** @enum {unknown} */
                        kind?: "TRANSFER" | "OPENING" | "BUDGET";
                        receiptNo?: string | null;
                        entry?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                        } | null;
                        budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                        awardProgram?: string | null;
                        documentNo?: string;
                        originYear?: number;
                        /** Format: date */
                        availableFrom?: string;
                    };
                }[];
            };
        };
        PaymentsListed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PaymentsListed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                batchNo?: string;
                region?: string;
                chunk?: number;
                payments?: {
                    paymentNo?: number;
                    beneficiary?: string;
                    persons?: number;
                    months?: number;
                    /** @enum {unknown} */
                    component?: "BASIC" | "BACK_PAY" | "PRICE_SUBSIDY" | "CLASSIFIED_TOPUP" | "CARE";
                    amountFen?: string;
                    nameMark?: string | null;
                    payeeMark?: string | null;
                    doubtful?: boolean;
                }[];
            };
        };
        PaymentReturned: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PaymentReturned";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                returnNo?: string;
                batchNo?: string;
                paymentNo?: number;
                region?: string;
                fiscalYear?: number;
                /** @enum {unknown} */
                class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled?: boolean;
                code?: string;
                projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                period?: string | null;
                amountFen?: string;
                /** Format: date */
                returnedOn?: string;
                reason?: string;
                credits?: {
                    draw?: number;
                    credited?: {
                        lot?: number;
                        fiscalYear?: number;
                        amountFen?: string;
                        origin?: {
                            /** @enum {unknown} */
                            kind?: "TRANSFER" | "OPENING" | "BUDGET";
                            receiptNo?: string | null;
                            entry?: {
                                program?: string;
                                /** @enum {unknown} */
                                source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                            } | null;
                            budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                            awardProgram?: string | null;
                            documentNo?: string;
                            originYear?: number;
                            /** Format: date */
                            availableFrom?: string;
                        };
                    };
                }[];
            };
        };
        CountyYearClosed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CountyYearClosed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region?: string;
                fiscalYear?: number;
                /** Format: date */
                closedOn?: string;
                moves?: {
                    /** @enum {unknown} */
                    class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                    pooled?: boolean;
                    code?: string;
                    projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                    fromLot?: number;
                    lot?: {
                        lot?: number;
                        fiscalYear?: number;
                        amountFen?: string;
                        origin?: {
                            /** @enum {unknown} */
                            kind?: "TRANSFER" | "OPENING" | "BUDGET";
                            receiptNo?: string | null;
                            entry?: {
                                program?: string;
                                /** @enum {unknown} */
                                source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                            } | null;
                            budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                            awardProgram?: string | null;
                            documentNo?: string;
                            originYear?: number;
                            /** Format: date */
                            availableFrom?: string;
                        };
                    };
                }[];
            };
        };
        CorrectionProposed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "CorrectionProposed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                correctionNo: string;
                eventId: string;
                stream: string;
                reason: string;
            };
        };
        EntryReversed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "EntryReversed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                correctionNo?: string;
                eventId?: string;
                reason?: string;
                reversed?: {
                    /** @enum {unknown} */
                    type?: "ReceiptRecorded" | "TransferIssued" | "AwardReclaimed" | "OpeningBalanceEntered" | "NeedAssessed" | "TransferReceived" | "BudgetAllocated" | "FundsAdjusted" | "DisbursementRecorded" | "PaymentReturned";
                    data?: Record<string, never>;
                } & ({
                    /** @constant */
                    type?: "ReceiptRecorded";
                    data?: {
                        documentNo?: string;
                        fiscalYear?: number;
                        /** Format: date */
                        documentDate?: string;
                        /** Format: date */
                        receivedOn?: string;
                        entries?: {
                            program?: string;
                            /** @enum {unknown} */
                            source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                            amountFen?: string;
                            poolLot?: number;
                            directFund?: ("01" | "03") | null;
                        }[];
                    };
                } | {
                    /** @constant */
                    type?: "TransferIssued";
                    data?: {
                        documentNo?: string;
                        fiscalYear?: number;
                        /** Format: date */
                        issuedOn?: string;
                        schemeId?: string | null;
                        amountFen?: string;
                        lines?: {
                            region?: string;
                            program?: string;
                            /** @enum {unknown} */
                            class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                            pooled?: boolean;
                            amountFen?: string;
                            draws?: {
                                poolLot?: number;
                                receiptNo?: string;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                originYear?: number | null;
                                amountFen?: string;
                            }[];
                        }[];
                    };
                } | {
                    /** @constant */
                    type?: "AwardReclaimed";
                    data?: {
                        reclaimNo?: string;
                        region?: string;
                        fiscalYear?: number;
                        program?: string;
                        /** @enum {unknown} */
                        class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                        pooled?: boolean;
                        documentNo?: string;
                        amountFen?: string;
                        /** Format: date */
                        reclaimedOn?: string;
                        reason?: string;
                        draws?: {
                            lot?: number;
                            fiscalYear?: number;
                            amountFen?: string;
                            origin?: {
                                /** @enum {unknown} */
                                kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                receiptNo?: string | null;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                awardProgram?: string | null;
                                documentNo?: string;
                                originYear?: number;
                                /** Format: date */
                                availableFrom?: string;
                            };
                        }[];
                        poolLots?: {
                            poolLot?: number;
                            receiptNo?: string;
                            entry?: {
                                program?: string;
                                /** @enum {unknown} */
                                source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                            } | null;
                            originYear?: number | null;
                            amountFen?: string;
                        }[];
                    };
                } | {
                    /** @constant */
                    type?: "OpeningBalanceEntered";
                    data?: {
                        region?: string;
                        fiscalYear?: number;
                        program?: string;
                        /** @enum {unknown} */
                        class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                        pooled?: boolean;
                        originDocumentNo?: string;
                        originYear?: number;
                        amountFen?: string;
                        lot?: {
                            lot?: number;
                            fiscalYear?: number;
                            amountFen?: string;
                            origin?: {
                                /** @enum {unknown} */
                                kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                receiptNo?: string | null;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                awardProgram?: string | null;
                                documentNo?: string;
                                originYear?: number;
                                /** Format: date */
                                availableFrom?: string;
                            };
                        };
                    };
                } | {
                    /** @constant */
                    type?: "NeedAssessed";
                    data?: {
                        region?: string;
                        fiscalYear?: number;
                        program?: string;
                        /** @enum {unknown} */
                        class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                        pooled?: boolean;
                        /** Format: date */
                        assessedOn?: string;
                        fromMonth?: number | null;
                        months?: number;
                        persons?: number;
                        monthlyAmountFen?: string;
                    };
                } | {
                    /** @constant */
                    type?: "TransferReceived";
                    data?: {
                        documentNo?: string;
                        region?: string;
                        fiscalYear?: number;
                        program?: string | null;
                        /** Format: date */
                        receivedOn?: string;
                        lines?: {
                            program?: string;
                            /** @enum {unknown} */
                            class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                            pooled?: boolean;
                            amountFen?: string;
                            lots?: {
                                lot?: number;
                                fiscalYear?: number;
                                amountFen?: string;
                                origin?: {
                                    /** @enum {unknown} */
                                    kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                    receiptNo?: string | null;
                                    entry?: {
                                        program?: string;
                                        /** @enum {unknown} */
                                        source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                    } | null;
                                    budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                    awardProgram?: string | null;
                                    documentNo?: string;
                                    originYear?: number;
                                    /** Format: date */
                                    availableFrom?: string;
                                };
                            }[];
                        }[];
                    };
                } | {
                    /** @constant */
                    type?: "BudgetAllocated";
                    data?: {
                        entryNo?: string;
                        region?: string;
                        fiscalYear?: number;
                        /** @enum {unknown} */
                        class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                        pooled?: boolean;
                        code?: string;
                        projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                        projectName?: string | null;
                        mandate?: ("DILAPIDATED_HOUSING" | "SHANTYTOWN" | "REHABILITATION_BASE" | "CARE_INSTITUTION" | "WELFARE_CENTRE" | "CHILD_WELFARE" | "LOW_RENT_HOUSING" | "DISASTER_REBUILDING" | "RELIEF_STATION") | null;
                        /** @enum {unknown} */
                        source?: "OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION";
                        amountFen?: string;
                        /** Format: date */
                        allocatedOn?: string;
                        exemptionDocumentNo?: string | null;
                        lot?: {
                            lot?: number;
                            fiscalYear?: number;
                            amountFen?: string;
                            origin?: {
                                /** @enum {unknown} */
                                kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                receiptNo?: string | null;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                awardProgram?: string | null;
                                documentNo?: string;
                                originYear?: number;
                                /** Format: date */
                                availableFrom?: string;
                            };
                        };
                    };
                } | {
                    /** @constant */
                    type?: "FundsAdjusted";
                    data?: {
                        entryNo?: string;
                        region?: string;
                        fiscalYear?: number;
                        from?: {
                            /** @enum {unknown} */
                            class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                            pooled?: boolean;
                            code?: string;
                        };
                        fromProjectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                        to?: {
                            /** @enum {unknown} */
                            class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                            pooled?: boolean;
                            code?: string;
                        };
                        toProjectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                        amountFen?: string;
                        /** Format: date */
                        adjustedOn?: string;
                        reason?: string;
                        draws?: {
                            lot?: number;
                            fiscalYear?: number;
                            amountFen?: string;
                            origin?: {
                                /** @enum {unknown} */
                                kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                receiptNo?: string | null;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                awardProgram?: string | null;
                                documentNo?: string;
                                originYear?: number;
                                /** Format: date */
                                availableFrom?: string;
                            };
                        }[];
                        lots?: {
                            lot?: number;
                            fiscalYear?: number;
                            amountFen?: string;
                            origin?: {
                                /** @enum {unknown} */
                                kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                receiptNo?: string | null;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                awardProgram?: string | null;
                                documentNo?: string;
                                originYear?: number;
                                /** Format: date */
                                availableFrom?: string;
                            };
                        }[];
                    };
                } | {
                    /** @constant */
                    type?: "DisbursementRecorded";
                    data?: {
                        batchNo?: string;
                        region?: string;
                        fiscalYear?: number;
                        /** @enum {unknown} */
                        class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                        pooled?: boolean;
                        code?: string;
                        projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                        period?: string | null;
                        /** Format: date */
                        paidOn?: string;
                        amountFen?: string;
                        payments?: number;
                        listedPayments?: number;
                        paymentStream?: string | null;
                        draws?: {
                            lot?: number;
                            fiscalYear?: number;
                            amountFen?: string;
                            origin?: {
                                /** @enum {unknown} */
                                kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                receiptNo?: string | null;
                                entry?: {
                                    program?: string;
                                    /** @enum {unknown} */
                                    source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                } | null;
                                budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                awardProgram?: string | null;
                                documentNo?: string;
                                originYear?: number;
                                /** Format: date */
                                availableFrom?: string;
                            };
                        }[];
                    };
                } | {
                    /** @constant */
                    type?: "PaymentReturned";
                    data?: {
                        returnNo?: string;
                        batchNo?: string;
                        paymentNo?: number;
                        region?: string;
                        fiscalYear?: number;
                        /** @enum {unknown} */
                        class?: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                        pooled?: boolean;
                        code?: string;
                        projectKind?: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
                        period?: string | null;
                        amountFen?: string;
                        /** Format: date */
                        returnedOn?: string;
                        reason?: string;
                        credits?: {
                            draw?: number;
                            credited?: {
                                lot?: number;
                                fiscalYear?: number;
                                amountFen?: string;
                                origin?: {
                                    /** @enum {unknown} */
                                    kind?: "TRANSFER" | "OPENING" | "BUDGET";
                                    receiptNo?: string | null;
                                    entry?: {
                                        program?: string;
                                        /** @enum {unknown} */
                                        source?: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                                    } | null;
                                    budgetSource?: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                                    awardProgram?: string | null;
                                    documentNo?: string;
                                    originYear?: number;
                                    /** Format: date */
                                    availableFrom?: string;
                                };
                            };
                        }[];
                    };
                });
                lowersNeed?: boolean;
            };
        };
        GapAlertAcknowledged: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "GapAlertAcknowledged";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                alertId: string;
                region: string;
                fiscalYear: number;
                episode: number;
                plan: string;
                /** Format: date */
                dueOn: string;
            };
        };
        FindingExplained: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "FindingExplained";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                findingId: string;
                kind: string;
                region: string | null;
                fiscalYear: number;
                amountFen: string;
                /** Format: date */
                foundAsOf: string;
                explanation: string;
            };
        };
        FindingJudged: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "FindingJudged";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                findingId: string;
                region: string | null;
                /** @enum {unknown} */
                verdict: "confirmed" | "dismissed";
                opinion: string;
            };
        };
        FindingRectified: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "FindingRectified";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                findingId?: string;
                region?: string | null;
                measures?: string;
                recoveredFen?: string | null;
                evidence?: string | null;
                recoveries?: {
                    /** @enum {unknown} */
                    kind?: "RETURN" | "RECLAIM" | "CORRECTION";
                    number?: string;
                    eventId?: string;
                    amountFen?: string;
                }[];
            };
        };
        MonthCertified: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MonthCertified";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                fiscalYear: number;
                month: number;
                /** Format: date */
                certifiedOn: string;
            };
        };
        PerformanceTargetsSet: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PerformanceTargetsSet";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                fiscalYear: number;
                program: string;
                documentNo: string | null;
                /** Format: date */
                declaredOn: string;
                targets: {
                    targetNo: string;
                    /** @enum {unknown} */
                    level1: "OUTPUT" | "BENEFIT" | "SATISFACTION";
                    /** @enum {unknown} */
                    level2: "QUANTITY" | "QUALITY" | "TIMELINESS" | "COST" | "ECONOMIC" | "SOCIAL" | "ECOLOGICAL" | "SUSTAINABILITY" | "SATISFACTION";
                    name: string;
                    /** @enum {unknown} */
                    comparator: "AT_LEAST" | "AT_MOST" | "EQUAL" | "QUALITATIVE";
                    target: string | null;
                    unit: string | null;
                    weight: string;
                }[];
            };
        };
        PerformanceResultReported: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PerformanceResultReported";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                targetNo: string;
                /** @enum {unknown} */
                kind: "MONITORING" | "SELF_EVALUATION";
                actual: string;
                /** Format: date */
                reportedOn: string;
                reason: string | null;
                basis: string;
            };
        };
        PerformanceReviewed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PerformanceReviewed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                fiscalYear: number;
                program: string;
                score: string;
                reason: string;
                /** Format: date */
                reviewedOn: string;
            };
        };
        EvaluationAdopted: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "EvaluationAdopted";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                fiscalYear?: number;
                /** Format: date */
                adoptedOn?: string;
                /** Format: date */
                asOf?: string;
                parameters?: {
                    name?: string;
                    value?: string;
                }[];
                results?: {
                    region?: string;
                    score?: string | null;
                    /** @enum {unknown} */
                    band?: "EXCELLENT" | "GOOD" | "FAIR" | "POOR" | "NOT_EVALUATED";
                    rank?: number | null;
                    indicators?: {
                        gapClosure?: string | null;
                        execution?: string | null;
                        punctuality?: string | null;
                        inputGrowth?: string | null;
                        standards?: string | null;
                        constructionDiscipline?: string | null;
                        integrity?: string | null;
                        disclosure?: string | null;
                    };
                    weightJudged?: string;
                    listedShare?: string | null;
                    certifiedThrough?: number;
                    inputs?: {
                        needFen?: string;
                        gapFen?: string;
                        arrangedFen?: string;
                        paidFen?: string;
                        batchesFen?: string;
                        punctualFen?: string;
                        inputFen?: string;
                        inputBeforeFen?: string;
                        rules?: number;
                        rulesHeld?: number;
                        episodes?: number;
                        episodesUnresolved?: number;
                        generalSpendingFen?: string;
                        spentDuringFen?: string;
                        spentUnfundedFen?: string | null;
                        irregularFen?: string;
                        listedFen?: string | null;
                        months?: number;
                        monthsPublished?: number;
                    };
                }[];
            };
        };
        PersonalDataViewed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PersonalDataViewed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                beneficiary: string;
                purpose: string;
            };
        };
        PersonalDataTaken: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PersonalDataTaken";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                purpose: string;
                persons: string[];
            };
        };
        ForgettingProposed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ForgettingProposed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                forgettingNo: string;
                beneficiary: string;
                region: string | null;
                basis: string;
                reason: string;
            };
        };
        PersonForgotten: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PersonForgotten";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                forgettingNo: string;
                beneficiary: string;
            };
        };
        IdentityNumbersExamined: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "IdentityNumbersExamined";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                linked: {
                    beneficiary: string;
                    becomes: string;
                }[];
                doubtful: string[];
            };
        };
        VaultKeyRotated: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "VaultKeyRotated";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                previousKeyId: string;
                keyId: string;
                persons: number;
                texts: number;
            };
        };
        AuditRead: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "AuditRead";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                person: string;
                role: string;
                route: string;
                parameters: {
                    name: string;
                    value: string;
                }[];
                purpose: string | null;
                scope: string | null;
            };
        };
        RegionRegistered: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RegionRegistered";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                code: string;
                name: string;
                /** @enum {unknown} */
                level: "province" | "prefecture" | "county";
                parent: string | null;
            };
        };
        RegionRecoded: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RegionRecoded";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                newCode: string;
                newName: string | null;
                newParent: string | null;
                /** Format: date */
                effectiveOn: string;
                basis: string;
            };
        };
        ProgramAdded: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ProgramAdded";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                code: string;
                chineseName: string;
                englishName: string;
                /** @enum {unknown} */
                class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled: boolean;
                functionalCodes: {
                    code: string;
                    /** Format: date */
                    from: string;
                }[];
                /** Format: date */
                effectiveFrom: string;
                basis: string;
            };
        };
        RegionDesignated: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "RegionDesignated";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                /** @enum {unknown} */
                kind: "RESOURCE_GROWING" | "RESOURCE_MATURE" | "RESOURCE_DECLINING" | "RESOURCE_REGENERATIVE";
                /** Format: date */
                effectiveFrom: string;
                effectiveTo: string | null;
                basis: string;
            };
        };
        IndicatorReported: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "IndicatorReported";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                year: number;
                indicator: string;
                value: string;
            };
        };
        StandardSet: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "StandardSet";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                program: string;
                tier: string | null;
                monthlyAmountFen: string;
                /** Format: date */
                effectiveFrom: string;
                basis: string;
            };
        };
        BeneficiaryExited: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "BeneficiaryExited";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                beneficiary: string;
                region: string;
                program: string;
                /** Format: date */
                exitedOn: string;
                reason: string;
                readmittedOn: string | null;
            };
        };
        DisclosurePublished: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DisclosurePublished";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                region: string;
                fiscalYear: number;
                program: string;
                period: string;
                /** Format: date */
                publishedOn: string;
                url: string;
            };
        };
        DocumentPublished: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DocumentPublished";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                /** @enum {unknown} */
                kind: "TRANSFER" | "ALLOCATION" | "PERFORMANCE" | "LEDGER";
                region: string;
                fiscalYear: number;
                subject: string;
                /** Format: date */
                publishedOn: string;
                url: string;
            };
        };
        DirectFundsReported: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DirectFundsReported";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                month: string;
                /** Format: date */
                reportedOn: string;
                documentNo: string | null;
                lines: {
                    receiptNo: string;
                    /** @enum {unknown} */
                    directFund: "01" | "03";
                    program: string;
                    fiscalYear: number;
                    amountFen: string;
                    unissuedFen: string;
                    inTransitFen: string;
                    remainingFen: string;
                    paidFen: string;
                    paidToPersonsFen: string;
                }[];
            };
        };
        DisclosureWithdrawn: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "DisclosureWithdrawn";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                /** @enum {unknown} */
                kind: "LIST" | "TRANSFER" | "ALLOCATION" | "PERFORMANCE" | "LEDGER";
                region: string;
                fiscalYear: number;
                subject: string;
                /** Format: date */
                withdrawnOn: string;
                reason: string;
            };
        };
        ObjectionLodged: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ObjectionLodged";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                objectionNo: string;
                region: string;
                program: string | null;
                period: string | null;
                documentNo: string | null;
                /** Format: date */
                lodgedOn: string;
                /** Format: date */
                dueOn: string;
                contentHash: string;
                tokenHash: string;
                /** @enum {unknown} */
                contact: "GIVEN" | "NONE";
            };
        };
        ObjectionAnswered: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ObjectionAnswered";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                objectionNo: string;
                region: string;
                /** @enum {unknown} */
                outcome: "UPHELD" | "PARTLY_UPHELD" | "REJECTED" | "REFERRED";
                /** Format: date */
                answeredOn: string;
                contentHash: string;
            };
        };
        MatterOpened: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterOpened";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                /** @enum {unknown} */
                kind: "COMPLAINT" | "RECTIFICATION";
                title: string;
                program: string | null;
                fiscalYear: number | null;
                /** Format: date */
                dueOn: string;
                requiredFen: string | null;
                complaint: {
                    contentHash: string;
                    /** @enum {unknown} */
                    complainant: "NAMED" | "ANONYMOUS";
                } | null;
            };
        };
        MatterLinked: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterLinked";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                links: {
                    /** @enum {unknown} */
                    kind: "FINDING" | "EVENT" | "OBJECTION";
                    id: string;
                }[];
            };
        };
        MatterExplained: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterExplained";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                explanation: string;
            };
        };
        MatterRectificationReported: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterRectificationReported";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                documentNo: string;
                measures: string;
            };
        };
        MatterRecoveryRecorded: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterRecoveryRecorded";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                /** @enum {unknown} */
                kind: "RETURN" | "RECLAIM" | "CORRECTION";
                number: string;
                eventId: string;
                amountFen: string;
            };
        };
        MatterRecoveryWaived: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterRecoveryWaived";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                amountFen: string;
                reason: string;
            };
        };
        MatterJudged: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterJudged";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                /** @enum {unknown} */
                verdict: "confirmed" | "dismissed";
                opinion: string;
            };
        };
        MatterExtended: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterExtended";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                /** Format: date */
                previousDueOn: string;
                /** Format: date */
                dueOn: string;
                reason: string;
            };
        };
        MatterClosed: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterClosed";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                conclusion: string;
                recoveredFen: string;
            };
        };
        MatterReopened: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "MatterReopened";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                matterNo: string;
                region: string;
                reason: string;
                /** Format: date */
                dueOn: string;
            };
        };
        TargetSet: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "TargetSet";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                targetNo: string;
                region: string;
                clause: string;
                name: string;
                unit: string;
                target: string;
                /** Format: date */
                dueOn: string;
            };
        };
        PolicyParameterSet: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "PolicyParameterSet";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                name: string;
                /** Format: date */
                effectiveFrom: string;
                effectiveTo: string | null;
                value: string;
                document: string;
                clause: string;
                quote: string;
            };
        };
        SchemeDrafted: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SchemeDrafted";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                schemeId?: string;
                fiscalYear?: number;
                program?: string;
                totalFen?: string;
                unitFen?: string;
                floorRatio?: string;
                capRatio?: string | null;
                switchedOff?: ("need" | "difficulty" | "pressure" | "resource" | "performance" | "effort")[];
                effort?: boolean;
                weights?: {
                    factor?: string;
                    weight?: string;
                }[] | null;
                parameters?: {
                    name?: string;
                    value?: string;
                    /** Format: date */
                    effectiveFrom?: string;
                    /** @enum {unknown} */
                    basis?: "STATED" | "ASSUMED" | "DECIDED";
                    document?: string;
                    clause?: string;
                    quote?: string;
                }[];
                counties?: {
                    region?: string;
                    code?: string;
                    name?: string;
                    needsFen?: (string | null)[];
                    persons?: number;
                    idleFen?: string;
                    fiscalDifficulty?: string | null;
                    revenue?: string | null;
                    population?: string | null;
                    assessed?: boolean;
                    assessedNeedFen?: string;
                    ownBudgetFen?: string;
                    indicators?: {
                        [key: string]: string | null;
                    };
                    designations?: string[];
                    band?: string | null;
                    priorFen?: string;
                    needFen?: string;
                    deductedFen?: string;
                    difficulty?: string;
                    pressure?: string;
                    resource?: string;
                    performance?: string;
                    effort?: string | null;
                    scoreFen?: string | null;
                    share?: string | null;
                    floorFen?: string;
                    capFen?: string | null;
                    amountFen?: string;
                }[];
            };
        };
        SchemeAdopted: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "SchemeAdopted";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                schemeId: string;
                draftEventId: string;
                /** Format: date */
                adoptedOn: string;
            };
        };
        ProgressReported: {
            position: number | string;
            stream: string;
            revision: number | string;
            id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ProgressReported";
            schemaVersion: number;
            /** Format: date */
            occurredOn: string;
            /** Format: date-time */
            recordedAt: string;
            metadata: components["schemas"]["EventMetadata"];
            data: {
                targetNo: string;
                /** Format: date */
                reportedOn: string;
                value: string;
                basis: string;
            };
        };
        Cosignature: {
            size: number;
            witness: string;
            time: number;
        };
        Checkpoints: {
            position: number | string;
            items: components["schemas"]["Checkpoint"][];
            next: string | null;
        };
        Checkpoint: {
            size: number;
            root: string;
            checkpoint: string;
            /** Format: date-time */
            sealedAt: string;
        };
        SealKeys: {
            position: number | string;
            items: components["schemas"]["SealKey"][];
            next: string | null;
        };
        SealKey: {
            key: string;
            /** Format: date-time */
            since: string;
            announcement: string | null;
        };
        InclusionProof: {
            position: number | string;
            event: {
                position: string;
                stream: string;
                revision: string;
                id: string;
                type: string;
                schemaVersion: number;
                /** Format: date */
                occurredOn: string;
                /** Format: date-time */
                recordedAt: string;
                metadata: string;
                data: string;
            };
            index: number;
            /** @enum {unknown} */
            hash: "sha256" | "sm3";
            leaf: string;
            size: number;
            root: string;
            proof: string[];
            checkpoint: string | null;
        };
        ConsistencyProof: {
            position: number | string;
            from: number;
            to: number;
            /** @enum {unknown} */
            hash: "sha256" | "sm3";
            fromRoot: string;
            toRoot: string;
            proof: string[];
        };
        Verification: {
            position: number | string;
            holds: boolean;
            events: number;
            sealed: number;
            seals: number;
            badEvents: number;
            faults: {
                /** @enum {unknown} */
                what: "CHANGED" | "MISSING" | "INSERTED" | "SWAPPED" | "TRUNCATED" | "ROLLED_BACK" | "REWRITTEN" | "SEAL_CHANGED" | "KEY_UNANNOUNCED" | "KEY_OUT_OF_TURN" | "SEAL_MISSING" | "NODE_CHANGED" | "CHECKPOINT_UNKNOWN" | "RECEIPT_BROKEN" | "RECEIPT_UNKNOWN" | "QUORUM_MISSING";
                position: number;
                upTo: number | null;
                because: string | null;
                chinese: string;
                english: string;
            }[];
            seconds: string;
        };
        Clauses: {
            position: number | string;
            items: components["schemas"]["Clause"][];
            next: string | null;
        };
        Clause: {
            id: string;
            document: string;
            clause: string;
            /** @enum {unknown} */
            kind: "allocation" | "construction" | "coordination" | "disbursement" | "disclosure" | "fund-source" | "gap" | "performance" | "standard" | "supervision" | "target";
            words: string;
            passage: string;
            demand: string;
            /** @enum {unknown} */
            method: "LEDGER" | "STANDARDS" | "FINDINGS" | "ALERTS" | "TRANSFERS" | "DISCLOSURES" | "ALLOCATION" | "PERFORMANCE" | "MATTERS" | "INDICATOR" | "TARGET" | "MILESTONE" | "NOT_JUDGED";
            formula: {
                zh: string;
                en: string;
            };
            kindName: {
                zh: string;
                en: string;
            };
            /** Format: date */
            effectiveFrom: string;
            effectiveTo: string | null;
            scanned?: string;
            methodName: {
                zh: string;
                en: string;
            };
            fails: {
                zh: string;
                en: string;
            } | null;
            basis: {
                county: {
                    zh: string;
                    en: string;
                }[];
                province: {
                    zh: string;
                    en: string;
                }[];
            };
            addressedTo: ("county" | "province")[];
            indicators: {
                name: string;
                zh: string;
                en: string;
                /** @enum {unknown} */
                unit: "YUAN" | "YUAN_A_MONTH" | "YUAN_A_PERSON" | "RATIO" | "PERSONS" | "PERSON_MONTHS" | "HOUSEHOLDS" | "DWELLINGS" | "COUNT" | "DAYS" | "MONTHS" | "DATE" | "PERCENT" | "POINTS" | "TEXT";
            }[];
            parameters: {
                name: string;
                zh: string;
                en: string;
                unit: string;
                value: string | null;
                assumed: boolean | null;
                source: {
                    document: string;
                    clause: string;
                    quote: string;
                } | null;
            }[];
        };
        Compliance: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            region: string;
            name: string;
            /** @enum {unknown} */
            level: "county" | "province";
            year: number;
            /** Format: date */
            date: string;
            asOf: string | null;
            counts: {
                MET: number;
                NOT_MET: number;
                NO_DATA: number;
                NOT_APPLICABLE: number;
            };
            items: components["schemas"]["ClauseAnswer"][];
            next: string | null;
        };
        ClauseAnswer: {
            id: string;
            document: string;
            clause: string;
            /** @enum {unknown} */
            kind: "allocation" | "construction" | "coordination" | "disbursement" | "disclosure" | "fund-source" | "gap" | "performance" | "standard" | "supervision" | "target";
            words: string;
            passage: string;
            demand: string;
            /** @enum {unknown} */
            method: "LEDGER" | "STANDARDS" | "FINDINGS" | "ALERTS" | "TRANSFERS" | "DISCLOSURES" | "ALLOCATION" | "PERFORMANCE" | "MATTERS" | "INDICATOR" | "TARGET" | "MILESTONE" | "NOT_JUDGED";
            formula: {
                zh: string;
                en: string;
            };
            /** @enum {unknown} */
            status: "MET" | "NOT_MET" | "NO_DATA" | "NOT_APPLICABLE";
            provisional: boolean;
            reason: {
                zh: string;
                en: string;
            } | null;
            figures: {
                name: string;
                zh: string;
                en: string;
                value: string | null;
                /** @enum {unknown} */
                unit: "YUAN" | "YUAN_A_MONTH" | "YUAN_A_PERSON" | "RATIO" | "PERSONS" | "PERSON_MONTHS" | "HOUSEHOLDS" | "DWELLINGS" | "COUNT" | "DAYS" | "MONTHS" | "DATE" | "PERCENT" | "POINTS" | "TEXT";
                evidence: string;
            }[];
            parameters: {
                name: string;
                zh: string;
                en: string;
                unit: string;
                value: string | null;
                assumed: boolean | null;
                source: {
                    document: string;
                    clause: string;
                    quote: string;
                } | null;
            }[];
            report: {
                /** @enum {unknown} */
                kind: "indicator" | "target" | "milestone" | "standard" | "entry";
                name: string;
                zh: string;
                en: string;
                route: string;
                year?: number;
            }[];
            counties: {
                counts: {
                    MET: number;
                    NOT_MET: number;
                    NO_DATA: number;
                    NOT_APPLICABLE: number;
                };
                notMet: string[];
                noData: string[];
            } | null;
        };
        DirectFunds: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["DirectFund"][];
            next: string | null;
        };
        DirectFund: {
            documentNo: string;
            /** @enum {unknown} */
            directFund: "01" | "03";
            program: string;
            fiscalYear: number;
            source: string;
            /** Format: date */
            receivedOn: string;
            amount: string;
            unissued: string | null;
            issued: string;
            inTransit: string;
            remaining: string;
            paid: string;
            paidToPersons: string;
            firstIssuedOn: string | null;
            lastIssuedOn: string | null;
            daysToIssue: number;
            counties: {
                region: string;
                issued: string;
                inTransit: string;
                remaining: string;
                paid: string;
                paidToPersons: string;
            }[];
        };
        DirectFundReport: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            month: string;
            /** Format: date */
            asOf: string;
            items: components["schemas"]["DirectFundReportLine"][];
            next: string | null;
        };
        DirectFundReportLine: {
            receiptNo: string;
            /** @enum {unknown} */
            directFund: "01" | "03";
            program: string;
            fiscalYear: number;
            amount: string;
            unissued: string;
            inTransit: string;
            remaining: string;
            paid: string;
            paidToPersons: string;
        };
        DirectFundDuties: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["DirectFundDuty"][];
            next: string | null;
        };
        DirectFundDuty: {
            month: string;
            /** Format: date */
            dueOn: string;
            reportedOn: string | null;
            documentNo: string | null;
            reportedBy: string | null;
            /** @enum {unknown} */
            status: "due" | "submitted" | "late" | "missing";
            clause: string;
        };
        Findings: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Finding"][];
            next: string | null;
        };
        Finding: {
            id: string;
            /** @enum {unknown} */
            kind: "PAYMENT_DUPLICATE" | "PAYMENT_AFTER_EXIT" | "PAYMENT_OVER_STANDARD" | "PERSON_TWO_NAMES" | "PERSON_NUMBER_DOUBTFUL" | "PAYMENT_LATE" | "TRANSFER_LATE" | "RECEIPT_UNISSUED" | "FUNDS_IDLE" | "SURPLUS_OVER_TWO_YEARS" | "INPUT_DECREASED" | "NEED_BELOW_PAYMENTS" | "NEED_LOWERED_IN_GAP" | "CONSTRUCTION_ADDED_IN_GAP" | "DIRECT_FUNDS_RESTING";
            region: string | null;
            fiscalYear: number;
            program?: string;
            project?: string;
            batchNo?: string;
            entryNo?: string;
            paymentNo?: number;
            documentNo?: string;
            /** Format: date */
            issuedOn?: string;
            /** Format: date */
            assessedOn?: string;
            amount: string;
            /** @enum {unknown} */
            status: "raised" | "explained" | "confirmed" | "dismissed" | "rectified";
            clause: string;
            evidence: {
                events: number[];
                period?: string | null;
                paidOn?: string | null;
                component?: string;
                paid?: string;
                earlier?: {
                    region: string;
                    batchNo: string;
                    paymentNo: number;
                    /** Format: date */
                    paidOn: string;
                    event: number;
                }[];
                exits?: {
                    region: string;
                    /** Format: date */
                    exitedOn: string;
                    readmittedOn: string | null;
                    event: number;
                }[];
                standard?: {
                    monthlyAmount: string;
                    /** Format: date */
                    effectiveFrom: string;
                    persons: number;
                    months: number;
                    event: number;
                } | null;
                issuedOn?: string | null;
                receivedOn?: string | null;
                availableFrom?: string | null;
                assessedOn?: string | null;
                enteredOn?: string | null;
            };
            handling: {
                /** @enum {unknown} */
                status: "raised" | "explained" | "confirmed" | "dismissed" | "rectified";
                /** Format: date */
                on: string;
                text: string;
                by: string;
                role: string;
                eventId: string;
                recoveredAmount?: string;
                evidence?: string;
                recoveries?: {
                    /** @enum {unknown} */
                    kind: "RETURN" | "RECLAIM" | "CORRECTION";
                    number: string;
                    eventId: string;
                    amount: string;
                    reversed: boolean;
                }[];
            }[];
        };
        Ageing: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["AgeingLine"][];
            next: string | null;
        };
        AgeingLine: {
            region: string;
            fiscalYear: number;
            program: string;
            originYear: number;
            age: number;
            amount: string;
            reclaimDue: boolean;
        };
        ReclaimsDue: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["ReclaimDue"][];
            next: string | null;
        };
        ReclaimDue: {
            region: string;
            fiscalYear: number;
            program: string;
            documentNo: string;
            originYear: number;
            /** Format: date */
            dueSince: string;
            daysDue: number;
            amount: string;
            reclaimed: string;
            clause: string;
            findingId: string;
        };
        OpenedMatter: {
            matterNo: string;
            events: {
                id: string;
                type: string;
                stream: string;
                revision: number | string;
                position: number | string;
            }[];
            position: number | string;
            signedReceipt: string | null;
        };
        Matters: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["ListedMatter"][];
            next: string | null;
        };
        ListedMatter: {
            matterNo: string;
            /** @enum {unknown} */
            kind: "COMPLAINT" | "RECTIFICATION";
            region: string;
            title: string;
            program: string | null;
            fiscalYear: number | null;
            /** @enum {unknown} */
            status: "open" | "overdue" | "closed";
            /** Format: date */
            openedOn: string;
            /** Format: date */
            dueOn: string;
            closedOn: string | null;
            closedLate: boolean | null;
            requiredAmount: string | null;
            recoveredAmount: string;
        };
        Matter: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            matterNo: string;
            /** @enum {unknown} */
            kind: "COMPLAINT" | "RECTIFICATION";
            region: string;
            title: string;
            program: string | null;
            fiscalYear: number | null;
            /** @enum {unknown} */
            status: "open" | "overdue" | "closed";
            /** Format: date */
            openedOn: string;
            /** Format: date */
            dueOn: string;
            closedOn: string | null;
            closedLate: boolean | null;
            requiredAmount: string | null;
            recoveredAmount: string;
            openedBy: string;
            complainant: ("NAMED" | "ANONYMOUS") | null;
            missingAmount: string;
            links: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                /** @enum {unknown} */
                kind: "FINDING" | "EVENT" | "OBJECTION";
                id: string;
                settled: boolean | null;
            }[];
            explanations: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                explanation: string;
            }[];
            verdicts: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                /** @enum {unknown} */
                verdict: "confirmed" | "dismissed";
                opinion: string;
            }[];
            reports: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                documentNo: string;
                measures: string;
            }[];
            recoveries: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                /** @enum {unknown} */
                kind: "RETURN" | "RECLAIM" | "CORRECTION";
                number: string;
                eventId: string;
                amount: string;
                reversed: boolean;
            }[];
            waivers: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                amount: string;
                reason: string;
            }[];
            extensions: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                /** Format: date */
                previousDueOn: string;
                /** Format: date */
                dueOn: string;
                reason: string;
            }[];
            closings: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                conclusion: string;
                recoveredAmount: string;
            }[];
            reopenings: {
                /** Format: date */
                on: string;
                by: string;
                role: string;
                /** Format: date */
                dueOn: string;
                reason: string;
            }[];
            revision: number;
        };
        Complaint: {
            text: string;
            complainant: string | null;
            contact: string | null;
        };
        DisclosureDuties: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["DisclosureDuty"][];
            next: string | null;
        };
        DisclosureDuty: {
            /** @enum {unknown} */
            kind: "LIST" | "TRANSFER" | "ALLOCATION" | "PERFORMANCE" | "LEDGER";
            region: string;
            fiscalYear: number;
            program: string | null;
            period: string | null;
            documentNo: string | null;
            /** Format: date */
            since: string;
            /** Format: date */
            dueOn: string;
            publishedOn: string | null;
            url: string | null;
            amount: string | null;
            /** @enum {unknown} */
            status: "due" | "published" | "late" | "missing";
            clause: string;
        };
        Objections: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Objection"][];
            next: string | null;
        };
        Objection: {
            objectionNo: string;
            /** Format: date */
            lodgedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {unknown} */
            status: "open" | "overdue" | "answered";
            answeredOn: string | null;
            outcome: ("UPHELD" | "PARTLY_UPHELD" | "REJECTED" | "REFERRED") | null;
            region: string;
            program: string | null;
            period: string | null;
            documentNo: string | null;
            /** @enum {unknown} */
            contact: "GIVEN" | "NONE";
            answeredLate: boolean | null;
        };
        OpenedObjection: {
            objectionNo: string;
            /** Format: date */
            lodgedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {unknown} */
            status: "open" | "overdue" | "answered";
            answeredOn: string | null;
            outcome: ("UPHELD" | "PARTLY_UPHELD" | "REJECTED" | "REFERRED") | null;
            region: string;
            program: string | null;
            period: string | null;
            documentNo: string | null;
            /** @enum {unknown} */
            contact: "GIVEN" | "NONE";
            answeredLate: boolean | null;
            text: string | null;
            contactDetails: string | null;
            answer: string | null;
        };
        LodgedObjection: {
            objectionNo: string;
            token: string;
            /** Format: date */
            dueOn: string;
            events: {
                id: string;
                type: string;
                stream: string;
                revision: number | string;
                position: number | string;
            }[];
            position: number | string;
            signedReceipt: string | null;
        };
        ObjectionStanding: {
            objectionNo: string;
            /** Format: date */
            lodgedOn: string;
            /** Format: date */
            dueOn: string;
            /** @enum {unknown} */
            status: "open" | "overdue" | "answered";
            answeredOn: string | null;
            outcome: ("UPHELD" | "PARTLY_UPHELD" | "REJECTED" | "REFERRED") | null;
            answer: string | null;
        };
        PublicPublications: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                kind: string | null;
                region: string | null;
                regionName: string | null;
                fiscalYear: number;
                program: string | null;
                programName: string | null;
                period: string | null;
                documentNo: string | null;
                publishedOn: string | null;
                url: string | null;
                form: string | null;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicPayments: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                region: string | null;
                regionName: string | null;
                fiscalYear: number;
                program: string | null;
                programName: string | null;
                months: string | null;
                publishedOn: string | null;
                payments: number | null;
                amount: string;
                form: string | null;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicPaymentLines: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                line: number | null;
                persons: number | null;
                monthsPaid: number | null;
                component: string | null;
                amount: string;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicLedgers: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                region: string | null;
                regionName: string | null;
                fiscalYear: number;
                program: string | null;
                programName: string | null;
                need: string;
                carriedIn: string;
                awarded: string;
                received: string;
                ownBudget: string;
                adjustedIn: string;
                adjustedOut: string;
                reclaimed: string;
                arranged: string;
                disbursed: string;
                returned: string;
                carriedOut: string;
                gap: string;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicCountyYears: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                region: string | null;
                regionName: string | null;
                fiscalYear: number;
                closedOn: string | null;
                need: string;
                arranged: string;
                unsplit: string;
                spent: string;
                gap: string;
                generalConstructionArranged: string;
                generalConstructionSpent: string;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicTransfers: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                documentNo: string | null;
                program: string | null;
                programName: string | null;
                fiscalYear: number;
                issuedOn: string | null;
                region: string | null;
                regionName: string | null;
                amount: string;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicReceipts: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                fiscalYear: number;
                program: string | null;
                programName: string | null;
                source: string | null;
                documents: number | null;
                amount: string;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        PublicOverview: {
            position: number;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: {
                fiscalYear: number;
                receipts: string;
                transferDocuments: number | null;
                transfers: string;
                countyYears: number | null;
                listsDue: number | null;
                listsInTime: number | null;
                listsLate: number | null;
                listsMissing: number | null;
            }[];
            next: string | null;
            /** Format: date */
            asOf: string;
        };
        Certifications: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Certification"][];
            next: string | null;
        };
        Certification: {
            region: string;
            name: string;
            fiscalYear: number;
            month: number;
            certifiedOn: string | null;
            /** Format: date */
            dueOn: string;
            /** @enum {unknown} */
            status: "CERTIFIED" | "CERTIFIED_LATE" | "PENDING" | "OVERDUE";
        };
        Evaluations: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            fiscalYear: number;
            /** @enum {unknown} */
            status: "current" | "adopted";
            /** Format: date */
            asOf: string;
            adoptedOn: string | null;
            adoptedBy: string | null;
            weights: {
                gapClosure: string;
                execution: string;
                punctuality: string;
                inputGrowth: string;
                standards: string;
                constructionDiscipline: string;
                integrity: string;
                disclosure: string;
            };
            items: components["schemas"]["EvaluationLine"][];
            next: string | null;
        };
        EvaluationLine: {
            region: string;
            fiscalYear: number;
            score: string | null;
            /** @enum {unknown} */
            band: "EXCELLENT" | "GOOD" | "FAIR" | "POOR" | "NOT_EVALUATED";
            rank: number | null;
            previousScore: string | null;
            previousBand: ("EXCELLENT" | "GOOD" | "FAIR" | "POOR" | "NOT_EVALUATED") | null;
            change: string | null;
            indicators: {
                gapClosure: string | null;
                execution: string | null;
                punctuality: string | null;
                inputGrowth: string | null;
                standards: string | null;
                constructionDiscipline: string | null;
                integrity: string | null;
                disclosure: string | null;
            };
            weightJudged: number;
            listedShare: string | null;
            certifiedThrough: number;
        };
        Evaluation: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            fiscalYear: number;
            /** @enum {unknown} */
            status: "current" | "adopted";
            /** Format: date */
            asOf: string;
            adoptedOn: string | null;
            adoptedBy: string | null;
            region: string;
            score: string | null;
            /** @enum {unknown} */
            band: "EXCELLENT" | "GOOD" | "FAIR" | "POOR" | "NOT_EVALUATED";
            rank: number | null;
            previousScore: string | null;
            previousBand: ("EXCELLENT" | "GOOD" | "FAIR" | "POOR" | "NOT_EVALUATED") | null;
            change: string | null;
            indicators: {
                gapClosure: string | null;
                execution: string | null;
                punctuality: string | null;
                inputGrowth: string | null;
                standards: string | null;
                constructionDiscipline: string | null;
                integrity: string | null;
                disclosure: string | null;
            };
            weightJudged: number;
            listedShare: string | null;
            certifiedThrough: number;
            ranked: number;
            evidence: {
                gapClosure: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        need: string | null;
                        gap: string | null;
                    };
                };
                execution: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        arranged: string | null;
                        paid: string | null;
                    };
                };
                punctuality: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        batches: string | null;
                        punctual: string | null;
                    };
                };
                inputGrowth: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        input: string | null;
                        inputBefore: string | null;
                    };
                };
                standards: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        rules: number;
                        rulesHeld: number;
                    };
                };
                constructionDiscipline: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        episodes: number;
                        episodesUnresolved: number;
                        generalSpending: string | null;
                        spentDuring: string | null;
                        spentUnfunded: string | null;
                    };
                };
                integrity: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        irregular: string | null;
                        listed: string | null;
                        paid: string | null;
                    };
                };
                disclosure: {
                    value: string | null;
                    weight: string;
                    clause: string;
                    inputs: {
                        months: number;
                        monthsPublished: number;
                    };
                };
            };
        };
        PerformanceTargetSets: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["PerformanceTargetSet"][];
            next: string | null;
        };
        PerformanceTargetSet: {
            region: string;
            fiscalYear: number;
            program: string;
            /** @enum {unknown} */
            status: "COMPLETE" | "INCOMPLETE";
            score: string | null;
            band: ("EXCELLENT" | "GOOD" | "FAIR" | "POOR" | "NOT_EVALUATED") | null;
            execution: string;
            reviewedScore: string | null;
            reviewReason: string | null;
            targets: {
                targetNo: string;
                /** @enum {unknown} */
                level1: "OUTPUT" | "BENEFIT" | "SATISFACTION";
                /** @enum {unknown} */
                level2: "QUANTITY" | "QUALITY" | "TIMELINESS" | "COST" | "ECONOMIC" | "SOCIAL" | "ECOLOGICAL" | "SUSTAINABILITY" | "SATISFACTION";
                name: string;
                /** @enum {unknown} */
                comparator: "AT_LEAST" | "AT_MOST" | "EQUAL" | "QUALITATIVE";
                target: string | null;
                unit: string | null;
                weight: string;
                documentNo: string | null;
                /** Format: date */
                declaredOn: string;
                actual: string | null;
                reportedOn: string | null;
                reason: string | null;
                monitoring: {
                    actual: string;
                    /** Format: date */
                    reportedOn: string;
                    reason: string | null;
                } | null;
                attainment: string | null;
                part: string;
                marks: ("TARGET_TOO_LOW" | "DEVIATION")[];
            }[];
        };
        PolicyParameters: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            /** Format: date */
            date: string;
            items: components["schemas"]["PolicyParameter"][];
        };
        PolicyParameter: {
            /** @enum {unknown} */
            name: "allocation.need.years" | "allocation.difficulty.weight" | "allocation.difficulty.least" | "allocation.difficulty.most" | "allocation.pressure.weight" | "allocation.pressure.least" | "allocation.pressure.most" | "allocation.resource.RESOURCE_DECLINING" | "allocation.resource.RESOURCE_REGENERATIVE" | "allocation.resource.RESOURCE_MATURE" | "allocation.resource.RESOURCE_GROWING" | "allocation.performance.EXCELLENT" | "allocation.performance.GOOD" | "allocation.performance.FAIR" | "allocation.performance.POOR" | "allocation.resourceOnlyWhereDifficult" | "allocation.effort.weight" | "allocation.effort.least" | "allocation.effort.most" | "allocation.floorRatio" | "allocation.idleDeduction" | "performance.weight.gapClosure" | "performance.weight.execution" | "performance.weight.punctuality" | "performance.weight.inputGrowth" | "performance.weight.standards" | "performance.weight.constructionDiscipline" | "performance.weight.integrity" | "performance.weight.disclosure" | "performance.leastJudged" | "performance.execution.full" | "performance.construction.unresolved" | "performance.integrity.multiple" | "performance.band.EXCELLENT" | "performance.band.GOOD" | "performance.band.FAIR" | "performance.certification.dueDay" | "performance.targets.executionPoints" | "performance.targets.points" | "performance.targets.mostly" | "performance.targets.partly" | "performance.targets.tooLow" | "performance.targets.deviation" | "supervision.payment.dueDay" | "supervision.transfer.issueDays" | "supervision.idle.days" | "alerts.materialGapShare" | "supervision.surplus.years" | "directFunds.report.dueDay" | "disclosure.dueDays" | "disclosure.documentDueDays" | "disclosure.documentOpenDays" | "disclosure.smallGroup" | "disclosure.objectionDays" | "standards.urbanDibao.incomeShare" | "standards.destitute.dibaoMultiple" | "clauses.destitute.lastYearMultiple" | "clauses.standards.reviewDays" | "clauses.temporaryRelief.days" | "clauses.diseases.count" | "clauses.meetings.province" | "clauses.meetings.county" | "clauses.verification.sources" | "clauses.oneWindow.days" | "clauses.supervision.inspections" | "clauses.payments.onTimeShare" | "clauses.policy.followDays" | "clauses.data.correctionsPerThousand" | "clauses.materialShare" | "clauses.paid.leastShare" | "clauses.listed.leastShare" | "clauses.grant.raiseShare" | "clauses.medical.surplusShare" | "clauses.vocational.focusShare" | "clauses.tuition.share" | "clauses.housing.sources" | "clauses.land.leastShare" | "clauses.land.mostShare" | "clauses.rent.share" | "clauses.centre.localShare";
            chinese: string;
            english: string;
            /** @enum {unknown} */
            unit: "RATIO" | "MULTIPLE" | "POINTS" | "DAYS" | "DAY_OF_MONTH" | "YEARS" | "RECIPIENTS" | "TIMES";
            unitName: string;
            places: number;
            least: string;
            most: string;
            value: string;
            /** Format: date */
            effectiveFrom: string;
            effectiveTo: string | null;
            assumed: boolean;
            decided: boolean;
            document: string;
            clause: string;
            quote: string;
        };
        ReplayedEntry: {
            event: components["schemas"]["AuditEvent"];
            fiscalYear: number;
            changes: components["schemas"]["FigureChange"][];
            gap: {
                before: string;
                after: string;
            };
            alerts: {
                episode: number;
                /** @enum {unknown} */
                what: "opened" | "changed" | "closed";
                before: components["schemas"]["AlertEpisode"] | null;
                after: components["schemas"]["AlertEpisode"];
            }[];
            late: boolean;
            lateBecause: ("BACK_DATED" | "AFTER_CLOSE")[];
        };
        FigureChange: {
            /** @enum {unknown} */
            class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
            code: string;
            /** @enum {unknown} */
            figure: "need" | "carriedIn" | "carriedOut" | "awarded" | "received" | "inTransit" | "ownBudget" | "adjustedIn" | "adjustedOut" | "reclaimed" | "arranged" | "disbursed" | "returned" | "available" | "gap" | "spent";
            before: string;
            after: string;
        };
        AlertEpisode: {
            /** @enum {unknown} */
            status: "open" | "closed";
            /** @enum {unknown} */
            severity: "CRITICAL" | "WARNING" | "NOTICE";
            /** Format: date */
            openedOn: string;
            closedOn: string | null;
            closedBy: ("GAP_CLOSED" | "NEED_LOWERED" | "CONSTRUCTION_COMPRESSED" | "YEAR_CLOSED") | null;
            gapAtOpen: string;
            peakGap: string;
            gap: string;
            constructionArranged: string;
            constructionTotal: string;
            spentDuring: string;
            spentUnfunded: string;
            mustCompress: string;
            fundedThrough: number;
        };
        YearDiff: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            region: string;
            fiscalYear: number;
            from: {
                asOf: string | null;
                knownAt: string | null;
            };
            to: {
                asOf: string | null;
                knownAt: string | null;
            };
            gap: {
                before: string;
                after: string;
            };
            figures: {
                /** @enum {unknown} */
                class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                code: string;
                /** @enum {unknown} */
                figure: "need" | "carriedIn" | "carriedOut" | "awarded" | "received" | "inTransit" | "ownBudget" | "adjustedIn" | "adjustedOut" | "reclaimed" | "arranged" | "disbursed" | "returned" | "available" | "gap" | "spent";
                before: string;
                after: string;
                difference: string;
                events: (number | string)[];
            }[];
            alerts: {
                episode: number;
                before: components["schemas"]["AlertEpisode"] | null;
                after: components["schemas"]["AlertEpisode"] | null;
            }[];
            events: {
                /** @enum {unknown} */
                side: "added" | "removed";
                position: number | string;
                stream: string;
                revision: number | string;
                id: string;
                type: string;
                /** Format: date */
                occurredOn: string;
                /** Format: date-time */
                recordedAt: string;
                actor: {
                    subject: string;
                    role: string;
                    organisation: string;
                };
                late: boolean;
                lateBecause: ("BACK_DATED" | "AFTER_CLOSE")[];
                changes: components["schemas"]["FigureChange"][];
            }[];
        };
        ReplayedMove: {
            event: components["schemas"]["AuditEvent"];
            changes: {
                /** @enum {unknown} */
                place: "unissued" | "inTransit" | "remaining" | "reclaimed" | "disbursed";
                region: string | null;
                fiscalYear: number;
                program: string;
                documentNo: string | null;
                batchNo: string | null;
                before: string;
                after: string;
            }[];
            totals: {
                before: {
                    amount: string;
                    unissued?: string;
                    inTransit: string;
                    remaining: string;
                    reclaimed?: string;
                    disbursed: string;
                };
                after: {
                    amount: string;
                    unissued?: string;
                    inTransit: string;
                    remaining: string;
                    reclaimed?: string;
                    disbursed: string;
                };
            };
            late: boolean;
            lateBecause: ("BACK_DATED" | "AFTER_CLOSE")[];
        };
        Ledger: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            region: string;
            name: string;
            fiscalYear: number;
            asOf: string | null;
            knownAt: string | null;
            closed: boolean;
            gap: string;
            unsplit: string;
            projectedGap: string;
            /** @enum {unknown} */
            reported: "NONE" | "PART" | "FULL";
            programs: {
                program: string;
                need: string;
                carriedIn: string;
                carriedOut: string;
                awarded: string;
                received: string;
                inTransit: string;
                ownBudget: string;
                adjustedIn: string;
                adjustedOut: string;
                reclaimed: string;
                arranged: string;
                disbursed: string;
                returned: string;
                available: string;
                gap: string;
                projectedNeed: string;
                assessed: boolean;
            }[];
            construction: {
                project: string;
                name: string | null;
                /** @enum {unknown} */
                kind: "GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED";
                arranged: string;
                redirectable: string;
                redirectableAvailable: string;
                spent: string;
                carriedOut: string;
                available: string;
            }[];
            otherAccounts: {
                program: string;
                need: string;
                carriedIn: string;
                carriedOut: string;
                awarded: string;
                received: string;
                inTransit: string;
                ownBudget: string;
                adjustedIn: string;
                adjustedOut: string;
                reclaimed: string;
                arranged: string;
                disbursed: string;
                returned: string;
                available: string;
                gap: string;
                projectedNeed: string;
                assessed: boolean;
            }[];
        };
        ImportReport: {
            /** @enum {unknown} */
            outcome: "posted" | "checked" | "refused" | "interrupted" | "ledger-changed";
            files: {
                file: string;
                table: string;
                encoding: string;
                rows: number;
            }[];
            accepted: number;
            known: number;
            refused: number;
            payments: number;
            signedFor: number;
            issues: {
                file: string;
                line: number | null;
                column: string | null;
                code: string;
                zh: string;
                en: string;
            }[];
            issueCount: number;
            issuesByCode: {
                [key: string]: number;
            };
            notes: {
                file: string;
                line: number | null;
                column: string | null;
                code: string;
                zh: string;
                en: string;
            }[];
            noteCount: number;
            refusalsMayFollow: boolean;
            rejectsPath: string | null;
            seconds: number;
            advice: {
                zh: string;
                en: string;
            } | null;
            signedReceipts: string[] | null;
            position: number | string;
        };
        Trace: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            documentNo: string;
            /** @enum {unknown} */
            kind: "receipt";
            fiscalYear: number;
            directFund: ("01" | "03") | null;
            amount: string;
            unissued: string;
            inTransit: string;
            remaining: string;
            disbursed: string;
            entries: {
                program: string;
                /** @enum {unknown} */
                source: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                amount: string;
                unissued: string;
                inTransit: string;
                remaining: string;
                disbursed: string;
            }[];
            flows: {
                nodes: {
                    id: string;
                    /** @enum {unknown} */
                    kind: "receipt" | "document" | "county" | "batch" | "place";
                    label: string;
                }[];
                links: {
                    source: string;
                    target: string;
                    amount: string;
                }[];
            };
        } | {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            documentNo: string;
            /** @enum {unknown} */
            kind: "transfer" | "carry-over";
            fiscalYear: number;
            amount: string;
            inTransit: string;
            remaining: string;
            reclaimed: string;
            disbursed: string;
            lines: {
                region: string;
                program: string | null;
                amount: string;
                inTransit: string;
                remaining: string;
                reclaimed: string;
                disbursed: string;
            }[];
            flows: {
                nodes: {
                    id: string;
                    /** @enum {unknown} */
                    kind: "receipt" | "document" | "county" | "batch" | "place";
                    label: string;
                }[];
                links: {
                    source: string;
                    target: string;
                    amount: string;
                }[];
            };
        };
        PaymentOrigins: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            batchNo: string;
            paymentNo: number;
            region: string;
            fiscalYear: number;
            program: string;
            amount: string;
            origins: {
                /** @enum {unknown} */
                kind: "TRANSFER" | "OPENING" | "BUDGET";
                receiptNo: string | null;
                entry: {
                    program: string;
                    /** @enum {unknown} */
                    source: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                } | null;
                budgetSource: ("OWN" | "PREFECTURE" | "LAND_TRANSFER" | "LOTTERY" | "DONATION" | "GENERAL_TRANSFER" | "SPECIAL_BOND" | "GENERAL_BOND" | "CENTRAL_CONSTRUCTION" | "PROVINCIAL_CONSTRUCTION") | null;
                documentNo: string;
                originYear: number;
                /** Format: date */
                availableFrom: string;
                amount: string;
                centralDocument: string | null;
                receipt: {
                    documentNo: string;
                    source: string;
                    /** Format: date */
                    documentDate: string;
                    /** Format: date */
                    receivedOn: string;
                    directFund: ("01" | "03") | null;
                } | null;
                transfer: {
                    documentNo: string;
                    /** Format: date */
                    issuedOn: string;
                    schemeId: string | null;
                } | null;
            }[];
        };
        Corrections: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Correction"][];
            next: string | null;
        };
        Correction: {
            position?: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            correctionNo: string;
            eventId: string;
            region: string | null;
            reason: string;
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @enum {unknown} */
            status: "proposed" | "approved";
            type?: string;
        };
        RecordedPayments: {
            warnings: components["schemas"]["Warning"][];
            events: {
                id: string;
                type: string;
                stream: string;
                revision: number | string;
                position: number | string;
            }[];
            position: number | string;
            signedReceipt: string | null;
        };
        Warning: {
            code: string;
            message: string;
            clause?: string;
            path?: string;
        };
        Disbursements: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Disbursement"][];
            next: string | null;
        };
        Disbursement: {
            position?: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            batchNo: string;
            region: string;
            fiscalYear: number;
            /** @enum {unknown} */
            class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
            code: string;
            projectKind: ("GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED") | null;
            period: string | null;
            /** Format: date */
            paidOn: string;
            amount: string;
            payments: number;
            listedPayments: number | null;
            /** Format: date-time */
            recordedAt: string;
            eventId: string;
            reversed: boolean;
            returned?: string;
        };
        Payments: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Payment"][];
            next: string | null;
        };
        Payment: {
            paymentNo: number;
            beneficiary: string;
            persons: number;
            months: number;
            /** @enum {unknown} */
            component: "BASIC" | "BACK_PAY" | "PRICE_SUBSIDY" | "CLASSIFIED_TOPUP" | "CARE";
            amount: string;
            accountEnding: string | null;
            returnNo: string | null;
            returnedOn: string | null;
        };
        Receipts: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Receipt"][];
            next: string | null;
        };
        Receipt: {
            documentNo: string;
            program: string | null;
            fiscalYear: number;
            source: ("CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER") | null;
            amount: string;
            /** Format: date */
            documentDate: string;
            /** Format: date */
            receivedOn: string;
            directFund: ("01" | "03") | null;
            entries: {
                program: string;
                /** @enum {unknown} */
                source: "CENTRAL" | "PROVINCIAL" | "LOTTERY" | "DONATION" | "LAND_TRANSFER";
                amount: string;
                directFund: ("01" | "03") | null;
            }[];
            /** Format: date-time */
            recordedAt: string;
            eventId: string;
            reversed: boolean;
        };
        Transfers: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Transfer"][];
            next: string | null;
        };
        Transfer: {
            documentNo: string;
            program: string | null;
            fiscalYear: number;
            schemeId: string | null;
            amount: string;
            /** Format: date */
            issuedOn: string;
            lines: {
                region: string;
                program: string;
                amount: string;
            }[];
            /** Format: date-time */
            recordedAt: string;
            eventId: string;
            reversed: boolean;
        };
        Works: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Work"][];
            next: string | null;
        };
        Work: {
            region: string;
            fiscalYear: number;
            project: string;
            projectName: string | null;
            /** @enum {unknown} */
            kind: "GENERAL" | "LIVELIHOOD_MANDATED" | "EXEMPTED";
            mandate: ("DILAPIDATED_HOUSING" | "SHANTYTOWN" | "REHABILITATION_BASE" | "CARE_INSTITUTION" | "WELFARE_CENTRE" | "CHILD_WELFARE" | "LOW_RENT_HOUSING" | "DISASTER_REBUILDING" | "RELIEF_STATION") | null;
            clause: string | null;
            exemptionNo: string | null;
            exemptionAmount: string | null;
            paper: boolean;
            entryNo: string;
            amount: string;
            /** Format: date */
            allocatedOn: string;
            recordedBy: string;
            /** Format: date-time */
            recordedAt: string;
            eventId: string;
            reversed: boolean;
        };
        GapAlerts: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["GapAlert"][];
            next: string | null;
        };
        GapAlert: {
            id: string;
            region: string;
            fiscalYear: number;
            episode: number;
            /** @enum {unknown} */
            severity: "CRITICAL" | "WARNING" | "NOTICE";
            /** @enum {unknown} */
            status: "open" | "closed";
            /** Format: date */
            openedOn: string;
            closedOn: string | null;
            closedBy: ("GAP_CLOSED" | "NEED_LOWERED" | "CONSTRUCTION_COMPRESSED" | "YEAR_CLOSED") | null;
            gapAtOpen: string;
            peakGap: string;
            gap: string;
            constructionArranged: string;
            constructionTotal: string;
            spentDuring: string;
            spentUnfunded: string;
            mustCompress: string;
            fundedThrough: number;
            clause: string;
            owner: string;
            acknowledgement: {
                plan: string;
                /** Format: date */
                dueOn: string;
                /** Format: date */
                acknowledgedOn: string;
                acknowledgedBy: string;
                overdue: boolean;
            } | null;
        };
        Counties: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            fiscalYear: number;
            asOf: string | null;
            knownAt: string | null;
            program: string | null;
            items: components["schemas"]["CountyOfYear"][];
            totals: {
                need: string;
                arranged: string;
                unsplit: string;
                gap: string;
                projectedGap: string;
                awarded: string;
                received: string;
                inTransit: string;
                disbursed: string;
                constructionArranged: string;
                constructionTotal: string;
                mustCompress: string;
                counties: number;
                unreported: number;
            };
            prefectures: {
                prefecture: string | null;
                name: string | null;
                need: string;
                arranged: string;
                unsplit: string;
                gap: string;
                projectedGap: string;
                awarded: string;
                received: string;
                inTransit: string;
                disbursed: string;
                constructionArranged: string;
                constructionTotal: string;
                mustCompress: string;
                counties: number;
                unreported: number;
            }[];
            next: string | null;
        };
        CountyOfYear: {
            region: string;
            name: string;
            prefecture: string | null;
            need: string;
            arranged: string;
            unsplit: string;
            gap: string;
            projectedGap: string;
            awarded: string;
            received: string;
            inTransit: string;
            disbursed: string;
            constructionArranged: string;
            constructionTotal: string;
            mustCompress: string;
            fundedThrough: number;
            execution: string | null;
            alert: ("CRITICAL" | "WARNING" | "NOTICE") | null;
            certifiedThrough: number;
            /** @enum {unknown} */
            reported: "NONE" | "PART" | "FULL";
            acknowledgedOn: string | null;
            dueOn: string | null;
            lastEntryOn: string | null;
        };
        Regions: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["Region"][];
            next: string | null;
        };
        Region: {
            code: string;
            name: string;
            /** @enum {unknown} */
            level: "province" | "prefecture" | "county";
            parent: string | null;
        };
        RegionHistory: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            code: string;
            name: string;
            /** @enum {unknown} */
            level: "province" | "prefecture" | "county";
            parent: string | null;
            history: {
                effectiveOn: string | null;
                code: string;
                name: string;
                parent: string | null;
                basis: string | null;
            }[];
        };
        Programs: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            /** Format: date */
            date: string;
            items: {
                code: string;
                chinese: string;
                english: string;
                /** @enum {unknown} */
                class: "BASIC_LIVELIHOOD" | "CONSTRUCTION" | "OPERATING" | "OTHER";
                pooled: boolean;
                functionalCode: string | null;
                /** Format: date */
                effectiveFrom: string;
                basis: string;
            }[];
        };
        IndicatorRecorded: {
            warnings: components["schemas"]["Warning"][];
            events: {
                id: string;
                type: string;
                stream: string;
                revision: number | string;
                position: number | string;
            }[];
            position: number | string;
            signedReceipt: string | null;
        };
        StandardAnswers: {
            position: number | string;
            missing?: {
                region: string | null;
                eventId: string;
            }[];
            items: components["schemas"]["StandardAnswer"][];
            next: string | null;
        };
        StandardAnswer: {
            region: string;
            /** Format: date */
            date: string;
            /** @enum {unknown} */
            rule: "URBAN_DIBAO_20PCT_INCOME" | "RURAL_DIBAO_GUIDELINE" | "URBAN_DESTITUTE_1_3X" | "RURAL_DESTITUTE_1_3X" | "ORPHAN_NO_DECREASE";
            holds: boolean;
            actual: string;
            required: string;
            /** @enum {unknown} */
            per: "month" | "year";
            clause: string;
        };
        Problem: {
            /** Format: uri-reference */
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            errors?: {
                path: string;
                code: string;
                message: string;
            }[];
            furtherErrors?: number;
            clause?: string;
            traceId: string;
        } & {
            [key: string]: unknown;
        };
    };
    responses: {
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem410: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "facts-regions": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Regions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-registerRegion": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "220499",
                 *       "name": "示例县",
                 *       "level": "county",
                 *       "parent": "220400"
                 *     }
                 */
                "application/json": components["schemas"]["RegionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-region": {
        parameters: {
            query?: {
                minPosition?: number;
                asOf?: string;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegionHistory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-recode": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "newCode": "220184",
                 *       "effectiveOn": "2020-06-18",
                 *       "basis": "国函〔2020〕73号"
                 *     }
                 */
                "application/json": components["schemas"]["RecodingBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-programs": {
        parameters: {
            query?: {
                minPosition?: number;
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Programs"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-addProgram": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "HEATING_SUBSIDY",
                 *       "chineseName": "困难群众取暖补助",
                 *       "englishName": "Heating subsidy of persons in difficulty",
                 *       "class": "BASIC_LIVELIHOOD",
                 *       "pooled": false,
                 *       "functionalCodes": [
                 *         {
                 *           "code": "2081106",
                 *           "from": "2018-01-01"
                 *         }
                 *       ],
                 *       "effectiveFrom": "2018-01-01",
                 *       "basis": "吉财社〔2018〕101号"
                 *     }
                 */
                "application/json": components["schemas"]["ProgramBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-designate": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "kind": "RESOURCE_GROWING",
                 *       "effectiveFrom": "2021-01-01",
                 *       "basis": "吉政发〔2020〕101号"
                 *     }
                 */
                "application/json": components["schemas"]["DesignationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-indicate": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "year": 2018,
                 *       "indicator": "RESIDENT_POPULATION",
                 *       "value": "338200"
                 *     }
                 */
                "application/json": components["schemas"]["IndicatorBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorRecorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-setStandard": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "program": "URBAN_DIBAO",
                 *       "monthlyAmount": "480.00",
                 *       "effectiveFrom": "2018-07-01",
                 *       "basis": "东辽民发〔2018〕101号"
                 *     }
                 */
                "application/json": components["schemas"]["StandardBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-exit": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "beneficiaryId": "11010119900307125X",
                 *       "region": "220422",
                 *       "program": "URBAN_DIBAO",
                 *       "exitedOn": "2018-02-23",
                 *       "reason": "收入超标"
                 *     }
                 */
                "application/json": components["schemas"]["ExitBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-disclose": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "fiscalYear": 2018,
                 *       "program": "URBAN_DIBAO",
                 *       "period": "2018-01",
                 *       "publishedOn": "2018-02-10",
                 *       "url": "https://example.gov.cn/gs/220422/201801/urban_dibao"
                 *     }
                 */
                "application/json": components["schemas"]["DisclosureBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-setTarget": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "targetNo": "MB-2018-01",
                 *       "region": "220422",
                 *       "clause": "2017-2-1",
                 *       "name": "农村危房改造",
                 *       "unit": "户",
                 *       "target": "1200",
                 *       "dueOn": "2018-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["TargetBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "facts-progress": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reportedOn": "2018-06-30",
                 *       "value": "640",
                 *       "basis": "住建局月报"
                 *     }
                 */
                "application/json": components["schemas"]["ProgressBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-receipts": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                fiscalYear?: number;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-recordReceipt": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "documentNo": "财社〔2018〕101号",
                 *       "fiscalYear": 2018,
                 *       "documentDate": "2018-01-02",
                 *       "receivedOn": "2018-01-03",
                 *       "entries": [
                 *         {
                 *           "program": "URBAN_DIBAO",
                 *           "source": "CENTRAL",
                 *           "amount": "5000000.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["ReceiptBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-transfers": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                fiscalYear?: number;
                program?: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transfers"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-issueTransfer": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "documentNo": "吉财社指〔2018〕0101号",
                 *       "program": "URBAN_DIBAO",
                 *       "fiscalYear": 2018,
                 *       "issuedOn": "2018-01-10",
                 *       "lines": [
                 *         {
                 *           "region": "220422",
                 *           "amount": "1200000.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["TransferBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-receiveTransfer": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                documentNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "receivedOn": "2018-01-12"
                 *     }
                 */
                "application/json": components["schemas"]["ArrivalBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-grantExemption": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "exemptionNo": "吉政函〔2018〕101号",
                 *       "region": "220422",
                 *       "project": "PRJ-220422-2018-101",
                 *       "fiscalYear": 2018,
                 *       "amount": "2000000.00",
                 *       "issuedOn": "2018-01-15",
                 *       "reason": "危桥改建，关系群众出行安全"
                 *     }
                 */
                "application/json": components["schemas"]["ExemptionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-works": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                fiscalYear?: number;
                paper?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Works"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-closePool": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "closedOn": "2019-01-20"
                 *     }
                 */
                "application/json": components["schemas"]["YearClosingBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "province-trace": {
        parameters: {
            query?: {
                minPosition?: number;
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                documentNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-assessNeed": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "program": "URBAN_DIBAO",
                 *       "months": 12,
                 *       "persons": 430,
                 *       "monthlyAmount": "400.00",
                 *       "assessedOn": "2018-01-05"
                 *     }
                 */
                "application/json": components["schemas"]["NeedBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-allocateBudget": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entryNo": "YS-2018-000101",
                 *       "class": "CONSTRUCTION",
                 *       "code": "PRJ-220422-2018-101",
                 *       "projectKind": "GENERAL",
                 *       "source": "OWN",
                 *       "amount": "300000.00",
                 *       "allocatedOn": "2018-01-20"
                 *     }
                 */
                "application/json": components["schemas"]["BudgetBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-adjustFunds": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "entryNo": "TZ-2018-000101",
                 *       "from": {
                 *         "class": "CONSTRUCTION",
                 *         "code": "PRJ-220422-2018-101"
                 *       },
                 *       "to": {
                 *         "class": "BASIC_LIVELIHOOD",
                 *         "code": "URBAN_DIBAO"
                 *       },
                 *       "amount": "100000.00",
                 *       "adjustedOn": "2018-03-01",
                 *       "reason": "压缩建设性支出弥补基本民生缺口"
                 *     }
                 */
                "application/json": components["schemas"]["AdjustmentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-reclaimAward": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reclaimNo": "SH-2018-000101",
                 *       "program": "URBAN_DIBAO",
                 *       "documentNo": "吉财社指〔2018〕0101号",
                 *       "amount": "10000.00",
                 *       "reclaimedOn": "2018-06-28",
                 *       "reason": "挪作他用 Diverted"
                 *     }
                 */
                "application/json": components["schemas"]["ReclaimBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-close": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "closedOn": "2019-01-20"
                 *     }
                 */
                "application/json": components["schemas"]["YearClosingBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-enterCarryover": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "program": "MEDICAL_ASSISTANCE",
                 *       "originDocumentNo": "吉财社指〔2013〕0037号",
                 *       "originYear": 2013,
                 *       "amount": "1234.50"
                 *     }
                 */
                "application/json": components["schemas"]["CarryoverBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "county-ledger": {
        parameters: {
            query?: {
                minPosition?: number;
                asOf?: string;
                knownAt?: string;
            };
            header?: never;
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ledger"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "counties-counties": {
        parameters: {
            query?: {
                minPosition?: number;
                asOf?: string;
                knownAt?: string;
                fiscalYear?: number;
                region?: string;
                prefecture?: string;
                program?: string;
                sort?: "region" | "need" | "arranged" | "unsplit" | "gap" | "projectedGap" | "awarded" | "received" | "inTransit" | "disbursed" | "constructionArranged" | "constructionTotal" | "mustCompress" | "fundedThrough" | "execution" | "lastEntryOn" | "certifiedThrough" | "dueOn";
                order?: "asc" | "desc";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Counties"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disbursements-disburse": {
        parameters: {
            query?: {
                batchNo?: string;
                class?: string;
                code?: string;
                period?: string;
                paidOn?: string;
                amount?: string;
                paymentCount?: string;
            };
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "batchNo": "FF-2018-000101",
                 *       "class": "BASIC_LIVELIHOOD",
                 *       "code": "URBAN_DIBAO",
                 *       "period": "2018-01",
                 *       "paidOn": "2018-01-25",
                 *       "amount": "640.00",
                 *       "payments": [
                 *         {
                 *           "paymentNo": 1,
                 *           "beneficiaryId": "11010119900307125X",
                 *           "name": "示例甲",
                 *           "persons": 2,
                 *           "amount": "640.00"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DisbursementBody"];
                "text/csv": string;
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedPayments"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disbursements-disbursements": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                fiscalYear?: number;
                code?: string;
                period?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disbursements"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disbursements-disbursement": {
        parameters: {
            query?: {
                minPosition?: number;
            };
            header?: never;
            path: {
                batchNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disbursement"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disbursements-payments": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                batchNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payments"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disbursements-returnPayment": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                batchNo: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "returnNo": "TH-2018-000101",
                 *       "paymentNo": 111,
                 *       "returnedOn": "2018-03-20",
                 *       "reason": "重复发放"
                 *     }
                 */
                "application/json": components["schemas"]["ReturnBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disbursements-origins": {
        parameters: {
            query?: {
                minPosition?: number;
            };
            header?: never;
            path: {
                batchNo: string;
                paymentNo: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOrigins"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts-alerts": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                asOf?: string;
                knownAt?: string;
                region?: string;
                fiscalYear?: number;
                status?: "open" | "closed";
                sort?: "urgency";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GapAlerts"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts-stream": {
        parameters: {
            query?: {
                minPosition?: number;
                region?: string;
                after?: number;
            };
            header?: {
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "alerts-acknowledge": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "plan": "6月底前压缩一般建设项目 100000 元，全部用于城市低保。",
                 *       "dueOn": "2099-06-30"
                 *     }
                 */
                "application/json": components["schemas"]["AcknowledgementBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "corrections-corrections": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                status?: "proposed" | "approved";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Corrections"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "corrections-propose": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "correctionNo": "GZ-2018-0101",
                 *       "eventId": "0192f0c8-3c1e-5a52-8f57-0c6d2f1f0a11",
                 *       "reason": "人数录入有误"
                 *     }
                 */
                "application/json": components["schemas"]["CorrectionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "corrections-approve": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "corrections-one": {
        parameters: {
            query?: {
                minPosition?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "directfunds-list": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                fiscalYear?: number;
                program?: string;
                directFund?: "01" | "03";
                region?: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectFunds"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "directfunds-report": {
        parameters: {
            query: {
                minPosition?: number;
                month: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectFundReport"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "directfunds-reports": {
        parameters: {
            query?: {
                minPosition?: number;
                year?: number;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectFundDuties"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "directfunds-submit": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "month": "2021-03",
                 *       "reportedOn": "2021-04-09"
                 *     }
                 */
                "application/json": components["schemas"]["ReportBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-publications": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
                fiscalYear?: number;
                region?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPublications"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-payments": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
                fiscalYear?: number;
                region?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPayments"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-lines": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path: {
                region: string;
                year: number;
                program: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicPaymentLines"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-ledgers": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
                fiscalYear?: number;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicLedgers"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-years": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
                fiscalYear?: number;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicCountyYears"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-transfers": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
                fiscalYear?: number;
                region?: string;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicTransfers"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-receipts": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
                fiscalYear?: number;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicReceipts"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-overview": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                format?: "json" | "csv";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicOverview"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "public-package": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "publicobjections-lodge": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": {
                 *         "region": "220422",
                 *         "program": "URBAN_DIBAO",
                 *         "period": "2017-03"
                 *       },
                 *       "text": "清单中的金额与本人实际收到的不一致。"
                 *     }
                 */
                "application/json": components["schemas"]["ObjectionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LodgedObjection"];
                };
            };
            400: components["responses"]["Problem400"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "publicobjections-standing": {
        parameters: {
            query: {
                minPosition?: number;
                token: string;
            };
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectionStanding"];
                };
            };
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disclosure-duties": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                fiscalYear?: number;
                kind?: "LIST" | "TRANSFER" | "ALLOCATION" | "PERFORMANCE" | "LEDGER";
                status?: "due" | "published" | "late" | "missing";
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisclosureDuties"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disclosure-publish": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "LEDGER",
                 *       "region": "220422",
                 *       "fiscalYear": 2017,
                 *       "publishedOn": "2018-02-19",
                 *       "url": "https://example.gov.cn/tz/220422/2017"
                 *     }
                 */
                "application/json": components["schemas"]["PublishedDocumentBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "disclosure-withdraw": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "LIST",
                 *       "region": "220422",
                 *       "fiscalYear": 2018,
                 *       "program": "URBAN_DIBAO",
                 *       "period": "2018-01",
                 *       "reason": "清单含有个人信息，更正后重新公示"
                 *     }
                 */
                "application/json": components["schemas"]["WithdrawalBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "objections-objections": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                status?: "open" | "overdue" | "answered";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Objections"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "objections-opened": {
        parameters: {
            query: {
                minPosition?: number;
                purpose: string;
            };
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedObjection"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "objections-answer": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "经核实，该户3月起停发，系审核延误，已补发。",
                 *       "outcome": "UPHELD"
                 *     }
                 */
                "application/json": components["schemas"]["ObjectionAnswerBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "supervision-findings": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                asOf?: string;
                knownAt?: string;
                kind?: "PAYMENT_DUPLICATE" | "PAYMENT_AFTER_EXIT" | "PAYMENT_OVER_STANDARD" | "PERSON_TWO_NAMES" | "PERSON_NUMBER_DOUBTFUL" | "PAYMENT_LATE" | "TRANSFER_LATE" | "RECEIPT_UNISSUED" | "FUNDS_IDLE" | "SURPLUS_OVER_TWO_YEARS" | "INPUT_DECREASED" | "NEED_BELOW_PAYMENTS" | "NEED_LOWERED_IN_GAP" | "CONSTRUCTION_ADDED_IN_GAP" | "DIRECT_FUNDS_RESTING";
                region?: string;
                fiscalYear?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "supervision-ageing": {
        parameters: {
            query?: {
                minPosition?: number;
                asOf?: string;
                knownAt?: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ageing"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "supervision-reclaimsDue": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                asOf?: string;
                knownAt?: string;
                region?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReclaimsDue"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "supervision-explain": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "该户当月由街道与社区重复申报，已核实。",
                 *       "asOf": "2018-01-31"
                 *     }
                 */
                "application/json": components["schemas"]["ExplanationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "supervision-judge": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verdict": "confirmed",
                 *       "text": "情况属实，应予追回。"
                 *     }
                 */
                "application/json": components["schemas"]["VerdictBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "supervision-rectify": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "已全额追回并缴回专户。",
                 *       "evidence": "缴款书〔2018〕101号",
                 *       "recoveries": [
                 *         {
                 *           "kind": "RETURN",
                 *           "number": "TH-2018-000101"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RectificationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-matters": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                kind?: "COMPLAINT" | "RECTIFICATION";
                status?: "open" | "overdue" | "closed";
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matters"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-open": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "COMPLAINT",
                 *       "region": "220422",
                 *       "title": "反映2017年2月农村特困重复发放",
                 *       "program": "RURAL_DESTITUTE",
                 *       "fiscalYear": 2017,
                 *       "dueOn": "2099-06-30",
                 *       "requiredAmount": "500.00",
                 *       "complaint": {
                 *         "text": "反映某村特困供养金重复发放。"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["OpenMatterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedMatter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-matter": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-complaint": {
        parameters: {
            query: {
                minPosition?: number;
                purpose: string;
            };
            header?: never;
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-link": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "links": [
                 *         {
                 *           "kind": "FINDING",
                 *           "id": "PAYMENT_DUPLICATE:111:FF-2017-008208"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["LinksBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-explain": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "系两次申报未核销所致。"
                 *     }
                 */
                "application/json": components["schemas"]["MatterExplanationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-report": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "documentNo": "东辽民〔2018〕101号",
                 *       "text": "已全额追回并完善核对程序。"
                 *     }
                 */
                "application/json": components["schemas"]["RectificationReportBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-recover": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "RETURN",
                 *       "number": "TH-2018-000101"
                 *     }
                 */
                "application/json": components["schemas"]["MatterRecoveryBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-waive": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "当事人已去世且无遗产。"
                 *     }
                 */
                "application/json": components["schemas"]["ReasonBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-judge": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "verdict": "confirmed",
                 *       "text": "情况属实，应予整改。"
                 *     }
                 */
                "application/json": components["schemas"]["MatterVerdictBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-extend": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "待核对银行流水。",
                 *       "dueOn": "2099-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["NewDeadlineBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-close": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "text": "资金已追回，整改到位，同意结案。"
                 *     }
                 */
                "application/json": components["schemas"]["MatterClosingBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "matters-reopen": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "待核对银行流水。",
                 *       "dueOn": "2099-12-31"
                 *     }
                 */
                "application/json": components["schemas"]["NewDeadlineBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "standards-standards": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                date?: string;
                knownAt?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandardAnswers"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "policy-parameters": {
        parameters: {
            query?: {
                minPosition?: number;
                date?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyParameters"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "policy-decide": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "allocation.resource.RESOURCE_DECLINING",
                 *       "effectiveFrom": "2019-01-01",
                 *       "effectiveTo": "2020-12-31",
                 *       "value": "1.20",
                 *       "document": "吉财社〔2018〕101号",
                 *       "clause": "三",
                 *       "quote": "资源衰退型地区系数调整为1.20"
                 *     }
                 */
                "application/json": components["schemas"]["ParameterBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "clauses-clauses": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clauses"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "clauses-compliance": {
        parameters: {
            query: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region: string;
                year: number;
                status?: "MET" | "NOT_MET" | "NO_DATA" | "NOT_APPLICABLE";
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Compliance"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "certifications-certify": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "month": 3,
                 *       "certifiedOn": "2018-04-08"
                 *     }
                 */
                "application/json": components["schemas"]["CertificationBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "certifications-certifications": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                asOf?: string;
                knownAt?: string;
                fiscalYear?: number;
                month?: number;
                missing?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certifications"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performance-year": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                asOf?: string;
                knownAt?: string;
                status?: "current" | "adopted";
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluations"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performance-county": {
        parameters: {
            query?: {
                minPosition?: number;
                asOf?: string;
                knownAt?: string;
                status?: "current" | "adopted";
            };
            header?: never;
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performance-adopt": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "adoptedOn": "2018-02-28"
                 *     }
                 */
                "application/json": components["schemas"]["EvaluationAdoptionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performancetargets-targets": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                fiscalYear?: number;
                program?: string;
                asOf?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PerformanceTargetSets"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performancetargets-set": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "fiscalYear": 2018,
                 *       "program": "URBAN_DIBAO",
                 *       "targets": [
                 *         {
                 *           "targetNo": "JX-2018-0101",
                 *           "level1": "OUTPUT",
                 *           "level2": "QUANTITY",
                 *           "name": "保障人数",
                 *           "comparator": "AT_LEAST",
                 *           "target": "1200",
                 *           "unit": "人",
                 *           "weight": "90"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["PerformanceTargetsBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performancetargets-report": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                no: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "MONITORING",
                 *       "actual": "1188",
                 *       "reportedOn": "2018-07-10",
                 *       "basis": "半年统计报表"
                 *     }
                 */
                "application/json": components["schemas"]["PerformanceResultBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "performancetargets-review": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "fiscalYear": 2018,
                 *       "program": "URBAN_DIBAO",
                 *       "score": "86.50",
                 *       "reason": "佐证不足，酌减"
                 *     }
                 */
                "application/json": components["schemas"]["PerformanceReviewBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "schemes-schemes": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                fiscalYear?: number;
                program?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schemes"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "schemes-draft": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "schemeId": "S-2018-0101",
                 *       "fiscalYear": 2018,
                 *       "program": "URBAN_DIBAO",
                 *       "total": "3000000.00",
                 *       "unit": "1000.00",
                 *       "floorRatio": "0.00"
                 *     }
                 */
                "application/json": components["schemas"]["SchemeBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftedScheme"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "schemes-adopt": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "adoptedOn": "2018-01-15"
                 *     }
                 */
                "application/json": components["schemas"]["SchemeAdoptionBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "schemes-issue": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "documentNo": "吉财社指〔2018〕0102号",
                 *       "issuedOn": "2018-01-20"
                 *     }
                 */
                "application/json": components["schemas"]["IssueBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "schemes-one": {
        parameters: {
            query?: {
                minPosition?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scheme"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "schemes-comparison": {
        parameters: {
            query?: {
                minPosition?: number;
                with?: string;
                without?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchemeComparison"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "persons-reveal": {
        parameters: {
            query: {
                minPosition?: number;
                purpose: string;
            };
            header?: never;
            path: {
                pseudonym: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Beneficiary"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            410: components["responses"]["Problem410"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "forgettings-forgettings": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                region?: string;
                status?: "proposed" | "forgotten";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Forgettings"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "forgettings-propose": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "forgettingNo": "SC-2018-0101",
                 *       "beneficiary": "pXz3b1mDq0u0k2w0vQ8dJmJ3yqzq3b8yH6y0eUuW3Zg",
                 *       "basis": "个人信息保护法第四十七条",
                 *       "reason": "本人书面申请，已核验身份"
                 *     }
                 */
                "application/json": components["schemas"]["ForgettingBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "forgettings-approve": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "reads-reads": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                subject?: string;
                from?: string;
                to?: string;
                region?: string;
                beneficiary?: string;
                kind?: "AUDIT_READ" | "PERSONAL_DATA_VIEWED" | "PERSONAL_DATA_TAKEN";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedAccesses"];
                    "application/x-ndjson": components["schemas"]["RecordedAccess"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "audit-events": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
                stream?: string;
                region?: string;
                type?: string;
                from?: string | unknown | unknown;
                to?: string | unknown | unknown;
                direction?: "forwards" | "backwards";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditEvents"];
                    "application/x-ndjson": components["schemas"]["AuditEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "proof-checkpoints": {
        parameters: {
            query?: {
                minPosition?: number;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkpoints"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "proof-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealKeys"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "proof-inclusion": {
        parameters: {
            query?: {
                minPosition?: number;
                size?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "proof-consistency": {
        parameters: {
            query: {
                minPosition?: number;
                from: number;
                to: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "proof-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "bundles-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "region": "220422",
                 *       "year": 2018
                 *     }
                 */
                "application/json": components["schemas"]["BundleBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "cosignatures-cosign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                size: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "cosignature": "— witness.example/w1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
                 *     }
                 */
                "application/json": components["schemas"]["CosignatureBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cosignature"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "replay-year": {
        parameters: {
            query?: {
                minPosition?: number;
                from?: string;
                to?: string;
                knownAt?: string;
                direction?: "forwards" | "backwards";
            };
            header?: never;
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ReplayedEntry"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "replay-years": {
        parameters: {
            query?: {
                minPosition?: number;
                from?: string;
                to?: string;
                knownAt?: string;
                direction?: "forwards" | "backwards";
                fromYear?: number;
                toYear?: number;
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ReplayedEntry"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "replay-diff": {
        parameters: {
            query: {
                minPosition?: number;
                from: string;
                to: string;
            };
            header?: never;
            path: {
                code: string;
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["YearDiff"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "replay-document": {
        parameters: {
            query?: {
                minPosition?: number;
                from?: string;
                to?: string;
                knownAt?: string;
                direction?: "forwards" | "backwards";
            };
            header?: never;
            path: {
                documentNo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ReplayedMove"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "imports-importPackage": {
        parameters: {
            query?: {
                onError?: "stop" | "skip";
            };
            header?: {
                "If-Match"?: string;
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** Format: binary */
                    package: string;
                };
            };
        };
        responses: {
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replayed"?: string;
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    "service-live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    "service-ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "service-prometheus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
