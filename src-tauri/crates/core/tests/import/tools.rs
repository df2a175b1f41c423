//! Exports of other tools, invented after the columns that they really have.

use throughline_core::exchange::import::{Field, Format, TableKind};
use throughline_plan::model::{Bucket, ItemStatus, ItemType, RecordKind as K};

use super::{Bench, count, said};

#[test]
fn linear() {
    let text = "ID,Team,Title,Description,Status,Estimate,Priority,Project,Creator,Assignee,Labels,Cycle Number,Cycle Name,\
                Cycle Start,Cycle End,Created,Started,Completed,Due Date,Parent issue,Initiatives,UUID,Related to,Blocked by,Duplicate of\n\
                APP-1,App,Sign-up,\"'- shorter\n- faster\",In Progress,3,High,Onboarding,Jo,Jo Doe,\"growth, web\",1,C1,,,\
                Wed May 13 2026 11:21:41 GMT+0000 (GMT+00:00),Thu May 14 2026 08:00:00 GMT+0000 (GMT+00:00),,2026-07-01,,Activation,u-1,,APP-2,\n\
                APP-2,App,Copy,,Backlog,,Low,Onboarding,Jo,,,,,,,2026-05-13T11:21:41.000Z,,,,APP-1,Activation,u-2,APP-1,,\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("Export Wed May 13 2026.csv", text)]);
    assert_eq!(preview.tables[0].format, Format::Linear);
    assert_eq!(said(&preview), Vec::<String>::new());
    let item = bench.item("Sign-up");
    assert_eq!(item.description, "- shorter\n- faster");
    assert_eq!(item.labels, ["growth", "web"]);
    assert_eq!((item.source.as_deref(), item.external_id.as_deref()), (Some("linear"), Some("APP-1")));
    assert_eq!(bench.dates("Sign-up"), "2026-05-14..2026-07-01");
    assert_eq!(bench.serves(item), ["Activation"]);
    assert_eq!(bench.blockers("Sign-up"), ["Copy"]);
    assert_eq!(bench.parent("Copy"), "Sign-up");
    // Points are no person-months.
    assert_eq!((item.effort, item.extra["Estimate"].as_str()), (None, "3"));
    assert_eq!(bench.plan().strategies.rows()[0].title, "Onboarding");
}

#[test]
fn asana_with_rows_above_its_names() {
    let text = "My plan,,,,,,,,,,\nhttps://app.asana.com/0/1,,,,,,,,,,\n,,,,,,,,,,\n\
                Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Start Date,Due Date,Notes,Parent task\n\
                1,2026-01-01,,2026-01-02,Launch,Build,Jo,2026-02-01,2026-03-01,,\n\
                2,2026-01-01,2026-02-01,2026-02-01,Press kit,Build,,,,Words,Launch\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("asana.csv", text)]);
    assert_eq!((preview.tables[0].format, preview.tables[0].header_row), (Format::Asana, 4));
    assert_eq!(bench.parent("Press kit"), "Launch");
    assert_eq!(bench.item("Press kit").status, ItemStatus::Done);
    assert_eq!(bench.item("Launch").stage, "Build");
    assert_eq!(preview.records[0].line, 5);
}

#[test]
fn azure_devops_with_a_tree_of_titles() {
    let text = "ID;Work Item Type;Title 1;Title 2;Title 3;Assigned To;State;Tags;Target Date;Area Path\n\
                1;Epic;Self-service;;;Jane Doe <jane@x.org>;Active;growth; web;8/12/2025 7:00:00 AM;App\\Web\n\
                2;Feature;;Sign-up;;;New;;;App\\Web\n\
                3;User Story;;;Form;;Closed;;;\n\
                4;Feature;;Billing;;;Removed;;9/1/2025 7:00:00 AM;\n";
    // Tags are separated as the cells are, so that line is quoted.
    let text = text.replace("growth; web", "\"growth; web\"");
    let mut bench = Bench::new();
    let preview = bench.files(&[("query.csv", &text)]);
    assert_eq!((preview.tables[0].format, preview.tables[0].delimiter), (Format::AzureDevops, Some(';')));
    assert_eq!(bench.parent("Sign-up"), "Self-service");
    assert_eq!(bench.parent("Form"), "Sign-up");
    assert_eq!(bench.parent("Billing"), "Self-service");
    assert_eq!(bench.dates("Self-service"), "..2025-08-12");
    assert_eq!(bench.item("Self-service").labels, ["growth", "web"]);
    let leader = &bench.plan().leaders.rows()[0];
    assert_eq!((leader.name.as_str(), leader.email.as_str()), ("Jane Doe", "jane@x.org"));
    assert_eq!(bench.item("Form").item_type, ItemType::Feature);
    assert_eq!(bench.item("Form").extra["Work Item Type"], "User Story");
    let decisions: Vec<&str> = preview.tables[0].decisions.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        decisions,
        [
            "Dates in numbers are read month first: Azure DevOps writes them so.",
            "1 leader that the rows name did not exist and will be created: “Jane Doe”.",
        ]
    );
}

#[test]
fn github_projects_by_their_addresses() {
    let text = "Title\tURL\tAssignees\tStatus\tLabels\tLinked pull requests\tParent issue\tSub-issues progress\n\
                Search\thttps://github.com/a/b/issues/1\tjo, bo\tIn Progress\tux, web\t\t\t1 / 2 (50%)\n\
                Index\thttps://github.com/a/b/issues/2\tjo\tDone\t\t\thttps://github.com/a/b/issues/1\t\n\
                A draft\t\t\tTodo\t\t\t\t\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("view.tsv", text)]);
    assert_eq!((preview.tables[0].format, preview.tables[0].delimiter), (Format::GithubProjects, Some('\t')));
    let search = bench.item("Search");
    assert_eq!((search.url.as_str(), search.progress), ("https://github.com/a/b/issues/1", Some(0.5)));
    assert_eq!(bench.owner(search), "jo");
    assert_eq!(bench.parent("Index"), "Search");
    assert_eq!(bench.item("A draft").external_id, None);
    assert_eq!(count(&preview.created, K::Involvement), 3);
}

#[test]
fn aha_with_records_above_named() {
    let text = "Feature reference #,Feature name,Feature type,Feature status,Feature assigned to,Epic name,Epic name,Initiative name,\
                Goal name,Release name,Workspace name,Feature start date,Feature end date,Feature tags,Effort T-Shirt Size\n\
                APP-1,Sign-up,New,In progress,Jo,Onboarding,Onboarding,Self-service,Grow,R1,App,2026-01-01,2026-02-01,web,XL\n\
                APP-2,Trial,New,Under consideration,Jo,Onboarding,Onboarding,Self-service,Grow; Retain,R1,App,,,,S\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("report.csv", text)]);
    assert_eq!(preview.tables[0].format, Format::Aha);
    assert_eq!(bench.item("Sign-up").item_type, ItemType::Feature);
    assert_eq!(bench.parent("Sign-up"), "Onboarding");
    assert_eq!(bench.item("Onboarding").item_type, ItemType::Epic);
    assert_eq!(bench.parent("Onboarding"), "Self-service");
    assert_eq!(bench.item("Self-service").item_type, ItemType::Initiative);
    assert_eq!(bench.serves(bench.item("Trial")), ["Grow", "Retain"]);
    assert_eq!(bench.item("Trial").extra["Effort T-Shirt Size"], "S");
    assert_eq!(bench.plan().products.rows()[0].title, "App");
}

#[test]
fn productboard_with_a_column_for_each_month() {
    let text = "entity_uuid,entity_name,description,pb_url,status_name,April 2026,May 2026,June 2026,NOW/NEXT/LATER,Release Confidence %\n\
                1,Search,,https://pb.example/1,Planned,X,X,,Now,80\n\
                2,Index,,,New idea,X,,X,,\n\
                3,Idea,,,Released,,,,Later,50\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("board.csv", text)]);
    assert_eq!(preview.tables[0].format, Format::Productboard);
    assert_eq!(bench.dates("Search"), "2026-04..2026-05");
    assert_eq!(bench.dates("Index"), "2026-04..2026-06");
    assert_eq!(bench.dates("Idea"), "..");
    assert_eq!(
        (bench.item("Search").bucket, bench.item("Search").confidence),
        (Some(Bucket::Now), Some(0.8))
    );
    assert_eq!(
        said(&preview),
        ["3 : The marks leave a gap. The item is taken to run from the first to the last."]
    );
    let marker = preview.tables[0].columns.iter().filter(|column| column.field == Field::Marker).count();
    assert_eq!(marker, 3);
}

#[test]
fn roadmunk_and_plane() {
    let text = "Items,Description,Start Date,End Date,Bucket,Pillar\nSearch,,2026-01-01,2026-02-01,,Find\nIdea,,,,Future,Find\n";
    let mut bench = Bench::new();
    assert_eq!(bench.files(&[("roadmunk.csv", text)]).tables[0].format, Format::Roadmunk);
    assert_eq!(bench.item("Idea").bucket, Some(Bucket::Later));
    assert_eq!(bench.plan().strategies.rows()[0].title, "Find");

    let text = "Project Name,Project Identifier,Parent,Identifier,Sequence Id,Name,State Name,Assignees,Target Date,Labels,Relations\n\
                Shop,SHOP,,SHOP-1,1,Basket,In Progress,\"[\"\"Jane Roe\"\", \"\"Jo Doe\"\"]\",2026-01-05,\"[\"\"web\"\"]\",[]\n\
                Shop,SHOP,SHOP-1,SHOP-2,2,Button,Todo,[],,[],\"[{\"\"type\"\": \"\"blocked_by\"\", \"\"issue\"\": \"\"SHOP-1\"\", \"\"direction\"\": \"\"outgoing\"\"}]\"\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("plane.csv", text)]);
    assert_eq!(preview.tables[0].format, Format::Plane);
    assert_eq!(said(&preview), Vec::<String>::new());
    assert_eq!(bench.owner(bench.item("Basket")), "Jane Roe");
    assert_eq!(bench.item("Basket").labels, ["web"]);
    assert_eq!(bench.parent("Button"), "Basket");
    assert_eq!(bench.blockers("Button"), ["Basket"]);
}

#[test]
fn jira_server_with_seconds_and_rows_wider_than_their_names() {
    let text = "Summary,Issue key,Issue id,Issue Type,Status,Status Category,Original Estimate,Due Date,Component/s,Custom field (Epic Link),Outward issue link (Blocks),Outward issue link (Relates)\n\
                Sign-up,A-1,10,Epic,Weird state,In Progress,576000,6/21/2025 16:14,Web,,A-2,A-1\n\
                Form,A-2,11,Sub-task,Done,Done,7200,3/12/2026 00:00,,A-1,A-9,A-9,beyond\n";
    let mut bench = Bench::new();
    let preview = bench.files(&[("jira.csv", text)]);
    let item = bench.item("Sign-up");
    assert_eq!((item.status, item.status_word.as_str()), (ItemStatus::InProgress, "Weird state"));
    // 160 hours of work are one person-month.
    assert_eq!(item.effort, Some(1.0));
    assert_eq!(bench.dates("Form"), "..2026-03-12");
    assert_eq!(bench.parent("Form"), "Sign-up");
    assert_eq!(bench.blockers("Form"), ["Sign-up"]);
    assert_eq!(
        said(&preview),
        [
            "2 Outward issue link (Relates): The item is linked to itself. The cell is kept as text.",
            "3 : The row is wider than the row of column names; what stands beyond the last column is left out.",
            "3 Outward issue link (Blocks): There is no item “A-9”. The dependency is kept as text only.",
            "3 Outward issue link (Relates): There is no item “A-9”. The cell is kept as text.",
        ]
    );
    assert_eq!(bench.item("Form").extra["Outward issue link (Blocks)"], "A-9");
}

#[test]
fn products_and_leaders_have_files_of_their_own() {
    let mut bench = Bench::new();
    let preview = bench.files(&[
        ("products.csv", "Product,Parent product,Product manager\nSuite,,Jo Doe\nApp,Suite,\n"),
        ("leaders.csv", "Name,Title,Email,Reports to,Products\nAda Poe,Chief Product Officer,ada@x.org,,\nJo Doe,Head of Product,jo@x.org,Ada Poe,App; Suite\n"),
    ]);
    let kinds: Vec<TableKind> = preview.tables.iter().map(|table| table.kind).collect();
    assert_eq!(kinds, [TableKind::Products, TableKind::Leaders]);
    let plan = bench.plan();
    assert_eq!((plan.products.len(), plan.leaders.len(), plan.leader_products.len()), (2, 2, 2));
    let jo = plan.leaders.rows().iter().find(|leader| leader.name == "Jo Doe").unwrap();
    assert_eq!((jo.title.as_str(), jo.role.as_str()), ("Head of Product", "head"));
    assert_eq!(plan.leaders.get(jo.reports_to_id.unwrap()).unwrap().name, "Ada Poe");
}
