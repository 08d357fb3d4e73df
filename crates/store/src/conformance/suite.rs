/// Makes one test of every case of [`conformance`](crate::conformance). Takes the path, from the
/// crate's root, of an `async fn(Arc<ManualClock>) -> (Arc<dyn Store>, Guard)` that makes an
/// empty store.
#[macro_export]
macro_rules! conformance_suite {
    ($open:path) => {
        $crate::conformance_suite! { $open;
            reading:
                a_record_comes_back_as_it_was_given,
                long_and_unusual_text_comes_back,
                what_is_not_there_is_none,
                many_come_in_the_order_asked,
                pages_walk_all_records_in_order_of_creation,
                external_ids_belong_to_one_kind,
                the_store_answers_a_ping;
            conflicts:
                an_update_makes_a_new_version,
                an_update_without_change_makes_none,
                a_stale_version_is_refused,
                external_ids_are_unique,
                an_external_id_can_be_given_up;
            deletion:
                a_deleted_record_is_gone,
                a_deletion_can_be_conditional,
                a_deleted_external_id_is_free_again;
            idempotency:
                the_same_key_creates_once,
                a_key_with_another_body_is_refused,
                a_key_is_forgotten_after_a_day,
                a_deleted_record_does_not_come_back,
                keys_belong_to_one_kind;
            feed:
                every_change_is_in_the_feed,
                what_changes_nothing_is_not_in_the_feed,
                the_feed_comes_in_pages,
                the_feed_has_one_lasting_name,
                writers_wake_their_followers;
            import:
                importing_twice_changes_nothing,
                an_import_updates_what_differs,
                an_identity_alone_is_a_difference,
                records_without_id_are_created,
                an_empty_import_is_fine,
                an_abandoned_import_leaves_all_or_nothing;
            concurrency:
                parallel_creations_are_all_kept,
                parallel_updates_count_up,
                only_one_of_many_conditional_updates_wins,
                one_external_id_is_taken_once,
                followers_see_no_gap,
                readers_see_whole_imports;
            statistics:
                measures_come_back_as_given,
                a_measure_is_replaced_as_a_whole,
                the_same_again_changes_nothing,
                unknown_sources_are_refused_and_nothing_kept,
                sources_are_updated;
            receipts:
                a_receipt_comes_back_as_it_was_given,
                the_same_answer_keeps_its_receipt,
                records_that_changed_meanwhile_have_none,
                a_deletion_reaches_receipts,
                a_change_leaves_receipts,
                receipts_are_forgotten_by_age,
                parallel_answers_share_receipts;
        }
    };
    ($open:path; $($group:ident: $($case:ident),+;)+) => {
        $(mod $group {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $case() {
                $crate::conformance::run($open, $crate::conformance::$group::$case).await;
            })+
        })+
    };
}
